import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnTableBucket } from 'aws-cdk-lib/aws-s3tables';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import {
  type GlueCatalogOptions,
  IcebergCatalog,
  IcebergDestination,
  type IcebergDestinationProps,
  TableRoutingProcessor,
} from '../../../../../lib';
import { spelled } from '../../spelled';
import { statementsOf } from '../../synthesized';

const GLUE = 'arn:${AWS::Partition}:glue:eu-west-1:111122223333';
const ORDERS = { databaseName: 'shop', tableName: 'orders' };
const TABLE_BUCKET_ARN = 'arn:aws:s3tables:eu-west-1:111122223333:bucket/tables';

function newStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function deliver(stack: Stack, catalog: IcebergCatalog, props: IcebergDestinationProps = {}): Template {
  const backup = { bucket: Bucket.fromBucketName(stack, 'Failed', 'failed') };
  const destination = new IcebergDestination(catalog, { tables: [ORDERS], backup, ...props });
  new DeliveryStream(stack, 'Delivery', { destination });
  return Template.fromStack(stack);
}

function deliverToGlue(options: (data: GlueCatalogOptions) => GlueCatalogOptions): Template {
  const stack = newStack();
  const buckets = [Bucket.fromBucketName(stack, 'Data', 'data')];
  return deliver(stack, IcebergCatalog.glue(options({ buckets })));
}

function destinationOf(template: Template): Record<string, unknown> {
  const [stream] = Object.values(template.findResources('AWS::KinesisFirehose::DeliveryStream'));
  return spelled(stream?.Properties.IcebergDestinationConfiguration) as Record<string, unknown>;
}

function statementsOn(template: Template, service: string): unknown[] {
  const statements = statementsOf(template, 'DeliveryDestinationRole');
  return statements
    .filter(({ Action }) => [Action].flat().some((action) => action.startsWith(`${service}:`)))
    .map((statement) => spelled(statement));
}

describe('IcebergCatalog.glue', () => {
  test('is the default catalog of the account', () => {
    expect(destinationOf(deliverToGlue((data) => data))).toMatchObject({
      CatalogConfiguration: { CatalogArn: `${GLUE}:catalog` },
    });
  });

  test('may be of another account', () => {
    const template = deliverToGlue((data) => ({ ...data, account: '444455556666' }));
    const glue = 'arn:${AWS::Partition}:glue:eu-west-1:444455556666';
    expect(destinationOf(template)).toMatchObject({ CatalogConfiguration: { CatalogArn: `${glue}:catalog` } });
    expect(statementsOn(template, 'glue')).toMatchObject([
      { Resource: [`${glue}:catalog`, `${glue}:database/shop`, `${glue}:table/shop/orders`] },
    ]);
  });

  test('lets Firehose create tables and columns in a warehouse', () => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, 'Warehouse', 'warehouse');
    const catalog = IcebergCatalog.glue({ buckets: [], warehouse: { bucket, prefix: 'tables/' } });
    const template = deliver(stack, catalog, { tables: [{ ...ORDERS, partitionColumns: ['day'] }] });
    expect(destinationOf(template)).toMatchObject({
      CatalogConfiguration: { WarehouseLocation: 's3://warehouse/tables/' },
      TableCreationConfiguration: { Enabled: true },
      SchemaEvolutionConfiguration: { Enabled: true },
      DestinationTableConfigurationList: [{ PartitionSpec: { Identity: [{ SourceName: 'day' }] } }],
    });
    expect(statementsOn(template, 'glue')).toMatchObject([
      {
        Action: ['glue:CreateDatabase', 'glue:CreateTable', 'glue:GetDatabase', 'glue:GetTable', 'glue:UpdateTable'],
      },
    ]);
    expect(statementsOn(template, 's3')).toContainEqual({
      Effect: 'Allow',
      Action: 's3:DeleteObject',
      Resource: 'arn:${AWS::Partition}:s3:::warehouse/*',
    });
  });

  test('lets Firehose create columns only', () => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, 'Warehouse', 'warehouse');
    const catalog = IcebergCatalog.glue({ buckets: [bucket], warehouse: { bucket, createTables: false } });
    const template = deliver(stack, catalog);
    expect(destinationOf(template)).toMatchObject({
      CatalogConfiguration: { WarehouseLocation: 's3://warehouse' },
      TableCreationConfiguration: { Enabled: false },
      SchemaEvolutionConfiguration: { Enabled: true },
    });
    expect(statementsOn(template, 'glue')).toMatchObject([
      { Action: ['glue:GetDatabase', 'glue:GetTable', 'glue:UpdateTable'] },
    ]);
    expect(
      statementsOn(template, 's3').filter((statement) => JSON.stringify(statement).includes('Delete')),
    ).toHaveLength(1);
  });

  test('refuses tables that lie nowhere', () => {
    expect(() => IcebergCatalog.glue({ buckets: [] })).toThrow(
      new Error('IcebergCatalog.glue: buckets must be one bucket at least, got []'),
    );
  });

  test('refuses what is no account', () => {
    expect(() => deliverToGlue((data) => ({ ...data, account: '123' }))).toThrow(
      new Error('IcebergCatalog.glue: account must be 12 digits, got "123"'),
    );
  });
});

describe('IcebergCatalog.s3Tables', () => {
  test('is the catalog of the table bucket below the one of all table buckets', () => {
    const stack = newStack();
    const template = deliver(
      stack,
      IcebergCatalog.s3Tables(new CfnTableBucket(stack, 'Tables', { tableBucketName: 'tables' })),
    );
    const name = { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'Tables' }] }] };
    const catalogArn = [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':glue:eu-west-1:111122223333:catalog/s3tablescatalog/',
      name,
    ];
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      IcebergDestinationConfiguration: { CatalogConfiguration: { CatalogArn: { 'Fn::Join': ['', catalogArn] } } },
    });
  });

  test('may be of a table bucket that exists', () => {
    const template = deliver(newStack(), IcebergCatalog.fromTableBucketArn(TABLE_BUCKET_ARN));
    expect(destinationOf(template)).toMatchObject({
      CatalogConfiguration: { CatalogArn: `${GLUE}:catalog/s3tablescatalog/tables` },
    });
  });

  test('may be of another account', () => {
    const arn = TABLE_BUCKET_ARN.replace('111122223333', '444455556666');
    const template = deliver(newStack(), IcebergCatalog.fromTableBucketArn(arn));
    expect(destinationOf(template)).toMatchObject({
      CatalogConfiguration: {
        CatalogArn: 'arn:${AWS::Partition}:glue:eu-west-1:444455556666:catalog/s3tablescatalog/tables',
      },
    });
  });

  test('lets the role commit to its tables with credentials of AWS Lake Formation, and nothing else', () => {
    const template = deliver(newStack(), IcebergCatalog.fromTableBucketArn(TABLE_BUCKET_ARN));
    expect(statementsOn(template, 'glue')).toEqual([
      {
        Effect: 'Allow',
        Action: ['glue:GetDatabase', 'glue:GetTable', 'glue:UpdateTable'],
        Resource: [
          `${GLUE}:catalog`,
          `${GLUE}:catalog/s3tablescatalog`,
          `${GLUE}:catalog/s3tablescatalog/tables`,
          `${GLUE}:database/s3tablescatalog/tables/shop`,
          `${GLUE}:table/s3tablescatalog/tables/shop/orders`,
        ],
      },
    ]);
    expect(statementsOn(template, 'lakeformation')).toEqual([
      { Effect: 'Allow', Action: 'lakeformation:GetDataAccess', Resource: '*' },
    ]);
    expect(statementsOf(template, 'DeliveryDestinationRole')).toHaveLength(6);
  });

  describe('asks for grants of AWS Lake Formation', () => {
    const principal = /--principal DataLakePrincipalIdentifier=\$\{DeliveryDestinationRole\w+\.Arn\} /;
    const grant = (resource: object, permissions: string) =>
      `--resource '${JSON.stringify(resource)}' --permissions ${permissions}`;
    const CatalogId = '111122223333:s3tablescatalog/tables';

    function commandsOf(template: Template): string[] {
      const [output] = Object.values(template.findOutputs('*'));
      return `${spelled(output?.Value)}`.split('\n');
    }

    test('by an output with commands to run', () => {
      const commands = commandsOf(deliver(newStack(), IcebergCatalog.fromTableBucketArn(TABLE_BUCKET_ARN)));
      expect(commands).toHaveLength(2);
      for (const command of commands) {
        expect(command).toMatch(/^aws lakeformation grant-permissions /);
        expect(command).toMatch(principal);
      }
      expect(commands[0]).toContain(grant({ Database: { CatalogId, Name: 'shop' } }, 'DESCRIBE'));
      expect(commands[1]).toContain(
        grant({ Table: { CatalogId, DatabaseName: 'shop', Name: 'orders' } }, 'ALTER DELETE DESCRIBE INSERT SELECT'),
      );
    });

    test('on every table that records may be routed to', () => {
      const commands = commandsOf(
        deliver(newStack(), IcebergCatalog.fromTableBucketArn(TABLE_BUCKET_ARN), {
          tables: [],
          routedDatabases: ['shop'],
          processors: [new TableRoutingProcessor({ databaseName: '"shop"', tableName: '.type' })],
        }),
      );
      expect(commands[1]).toContain(
        grant({ Table: { CatalogId, DatabaseName: 'shop', TableWildcard: {} } }, 'ALTER DELETE DESCRIBE INSERT SELECT'),
      );
    });

    test('by a warning that shows them, and names the output', () => {
      const stack = newStack();
      const commands = commandsOf(deliver(stack, IcebergCatalog.fromTableBucketArn(TABLE_BUCKET_ARN)));
      const [warning] = Annotations.fromStack(stack).findWarning('/Stack/Delivery', Match.anyValue());
      expect(warning?.entry.data).toMatch(
        /^CloudFormation cannot grant permissions on the catalog of a table bucket: run what the output DeliveryLakeFormationGrants\w+ says before records come in, and where a table has unique keys before the delivery stream is created\n/,
      );
      expect(warning?.entry.data).toContain(commands.join('\n'));
    });
  });

  test('takes an ARN that is told on deployment', () => {
    const arn = Lazy.string({ produce: () => TABLE_BUCKET_ARN });
    const template = deliver(newStack(), IcebergCatalog.fromTableBucketArn(arn));
    expect(JSON.stringify(destinationOf(template))).toContain('catalog/s3tablescatalog/');
  });

  test('refuses what is no table bucket', () => {
    expect(() => IcebergCatalog.fromTableBucketArn('arn:aws:s3:::tables')).toThrow(
      new Error(
        'IcebergCatalog: tableBucketArn must be arn:<partition>:s3tables:<region>:<account>:bucket/<name>, got "arn:aws:s3:::tables"',
      ),
    );
  });
});
