import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  ColumnType,
  CopyCompression,
  CopyFlag,
  CopyFormat,
  CopyJob,
  CopySource,
  DataLake,
  DeliveryBucket,
  TableSchema,
  Warehouse,
  type WarehouseProps,
} from '../../../../lib';
import { withAndWithoutFlags } from '../../private/feature-flags';
import { statementsOf } from '../synthesized';

function warehouseIn(stack: Stack, props: Partial<WarehouseProps> = {}): Warehouse {
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['a', 'b', 'c'],
    isolatedSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    isolatedSubnetRouteTableIds: ['rtb-1', 'rtb-2', 'rtb-3'],
  });
  return new Warehouse(stack, 'Warehouse', { vpc, ...props });
}

function stackWith(source: (stack: Stack) => CopySource, props: Partial<WarehouseProps> = {}): Stack {
  const stack = new Stack(new App(), 'Stack');
  new CopyJob(stack, 'CopyJob', { source: source(stack), warehouse: warehouseIn(stack, props) });
  return stack;
}

const lake = (stack: Stack) => CopySource.lake(new DataLake(stack, 'Lake'));
const synthesize = (source = lake) => Template.fromStack(stackWith(source));
const reference = (prefix: string) => Match.stringLikeRegexp(`^${prefix}`);

describe('CopyJob', () => {
  test('has production defaults', () => {
    const { Resources } = synthesize().toJSON();
    const own = Object.entries(Resources).filter(([logicalId]) => /^(?:CopyJob|LakeBucketPolicy)/.test(logicalId));
    expect(Object.fromEntries(own)).toMatchSnapshot();
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => {
      new CopyJob(stack, 'CopyJob', { source: lake(stack), warehouse: warehouseIn(stack) });
    });
    expect(recommended).toEqual(bare);
  });

  test('lets Amazon Redshift list and get what lies below the prefix, and nothing else', () => {
    const bucketArn = { 'Fn::GetAtt': [expect.stringMatching(/^LakeBucket/), 'Arn'] };
    expect(statementsOf(synthesize(), 'CopyJobRole')).toEqual([
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Condition: { StringLike: { 's3:prefix': 'access_log/*' } },
        Resource: bucketArn,
      },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::Join': ['', [bucketArn, '/access_log/*']] } },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^LakeBucketKey/), 'Arn'] },
      },
    ]);
  });

  test('copies Parquet files of a lake, once the table stands and events come', () => {
    synthesize().hasResource('Custom::CopyJob', {
      DependsOn: Match.arrayWith([
        reference('CopyJobIntegration'),
        reference('CopyJobRolePolicy'),
        reference('WarehouseTable[0-9A-F]{8}$'),
      ]),
      Properties: {
        WorkgroupName: { Ref: reference('WarehouseWorkgroup') },
        RoleArn: { 'Fn::GetAtt': [reference('CopyJobRole'), 'Arn'] },
        TableName: 'access_log',
        Columns: Match.stringLikeRegexp('^"event_id","time",.*,"raw"$'),
        SourceUrl: { 'Fn::Join': ['', ['s3://', { Ref: reference('LakeBucket') }, '/access_log/']] },
        Parameters: 'FORMAT AS PARQUET',
      },
    });
  });

  test('sends the events of the bucket to the namespace, which takes no others', () => {
    const template = synthesize();
    const bucketArn = { 'Fn::GetAtt': [reference('LakeBucket'), 'Arn'] };
    template.hasResource('AWS::Redshift::Integration', {
      DependsOn: [reference('LakeBucketPolicy'), reference('WarehouseTable[0-9A-F]{8}$')],
      Properties: {
        IntegrationName: Match.stringLikeRegexp('^[a-z][a-z0-9-]{0,62}$'),
        SourceArn: bucketArn,
        TargetArn: { 'Fn::GetAtt': [reference('WarehouseNamespace'), 'Namespace.NamespaceArn'] },
      },
    });
    template.hasResourceProperties('AWS::RedshiftServerless::Namespace', {
      NamespaceResourcePolicy: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'redshift:AuthorizeInboundIntegration',
            Principal: { Service: 'redshift.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceArn': [bucketArn] } },
          },
          {
            Effect: 'Allow',
            Action: 'redshift:CreateInboundIntegration',
            Principal: { AWS: Match.anyValue() },
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: 'Allow',
            Action: ['s3:GetBucketLocation', 's3:GetBucketNotification', 's3:PutBucketNotification'],
            Principal: { Service: 'redshift.amazonaws.com' },
            Resource: bucketArn,
            Condition: {
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
              ArnLike: { 'aws:SourceArn': Match.anyValue() },
            },
          },
        ]),
      },
    });
  });

  test('names the integration by its ends, as another one stands beside it until it is replaced', () => {
    const nameOf = (bucketName: string) => {
      const template = synthesize((stack) => CopySource.bucket(Bucket.fromBucketName(stack, 'Rows', bucketName)));
      const [integration] = Object.values(template.findResources('AWS::Redshift::Integration'));
      return integration?.Properties.IntegrationName;
    };
    expect(nameOf('rows')).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(nameOf('rows')).toBe(nameOf('rows'));
    expect(nameOf('rows')).not.toBe(nameOf('others'));
  });

  test('copies objects of a bucket as it is told', () => {
    const copyOptions = {
      columns: ['id', 'body'],
      format: CopyFormat.csv({ delimiter: ';', ignoreHeader: 1 }),
      compression: CopyCompression.ZSTD,
      flags: [CopyFlag.EMPTY_AS_NULL],
    };
    const template = synthesize((stack) =>
      CopySource.bucket(new DeliveryBucket(stack, 'Rows').bucket, { prefix: 'rows/', copyOptions }),
    );
    template.hasResourceProperties('Custom::CopyJob', {
      Columns: 'id,body',
      Parameters:
        "CSV DELIMITER ';' IGNOREHEADER 1 ZSTD TIMEFORMAT 'auto' TRUNCATECOLUMNS ACCEPTINVCHARS '?' EMPTYASNULL",
    });
  });

  test('copies all objects of a bucket', () => {
    const template = synthesize((stack) => CopySource.bucket(new DeliveryBucket(stack, 'Rows').bucket));
    template.hasResourceProperties('Custom::CopyJob', {
      SourceUrl: { 'Fn::Join': ['', ['s3://', { Ref: reference('Rows') }, '/']] },
    });
  });

  test('says what to add to the policy of a bucket that cannot be changed, and needs no key of its own', () => {
    const imported = (stack: Stack): IBucket => Bucket.fromBucketName(stack, 'Rows', 'rows');
    const stack = stackWith((scope) => CopySource.bucket(imported(scope)));
    Annotations.fromStack(stack).hasWarning(
      '/Stack/CopyJob',
      Match.stringLikeRegexp(
        '^Stack/Rows: its policy cannot be changed here, add the statement \\{"Action":\\["s3:GetBucketLocation"',
      ),
    );
    expect(JSON.stringify(statementsOf(Template.fromStack(stack), 'CopyJobRole'))).not.toContain('kms:');
  });

  test('says nothing of a bucket of its own', () => {
    Annotations.fromStack(stackWith(lake)).hasNoWarning('*', Match.anyValue());
  });

  test('refuses a lake with other columns', () => {
    const schema = new TableSchema({ tableName: 'events', columns: [{ name: 'id', type: ColumnType.BIGINT }] });
    expect(() => stackWith((stack) => CopySource.lake(new DataLake(stack, 'Lake', { schema })))).toThrow(
      /^Stack\/CopyJob: source must be a lake with the columns event_id, time, .*, raw, got id$/,
    );
  });

  test.each([CopyFormat.PARQUET, CopyFormat.ORC])('refuses to number the rows of %j', (format) => {
    const design = { identityColumn: 'n' };
    const rows = (flags?: CopyFlag[]) => (stack: Stack) =>
      CopySource.bucket(Bucket.fromBucketName(stack, 'Rows', 'rows'), { copyOptions: { format, flags } });
    expect(() => stackWith(rows(), { design })).toThrow(
      new Error(
        `Stack/CopyJob: warehouse identityColumn must be left out for ${format.parameters}, whose rows it cannot number, got "n"`,
      ),
    );
    expect(() => stackWith(rows([CopyFlag.EXPLICIT_IDS]), { design })).not.toThrow();
  });

  test('numbers the rows of other formats', () => {
    const rows = (stack: Stack) => CopySource.bucket(Bucket.fromBucketName(stack, 'Rows', 'rows'));
    expect(() => stackWith(rows, { design: { identityColumn: 'n' } })).not.toThrow();
  });

  test('refuses a table whose jobs would have names that are cut', () => {
    const named = (length: number) => {
      const columns = [{ name: 'id', type: ColumnType.BIGINT }];
      const schema = new TableSchema({ tableName: 'n'.repeat(length), columns });
      return stackWith((stack) => CopySource.bucket(Bucket.fromBucketName(stack, 'Rows', 'rows')), { schema });
    };
    expect(() => named(111)).toThrow(
      new Error(
        'Stack/CopyJob: schema tableName must be at most 110 characters, as _0123456789abcdef is added to it, got 111',
      ),
    );
    expect(() => named(110)).not.toThrow();
  });

  test('refuses a prefix that would end its quotes', () => {
    const bucket = Bucket.fromBucketName(new Stack(), 'Rows', 'rows');
    expect(() => CopySource.bucket(bucket, { prefix: "a'b" })).toThrow(
      new Error(`CopySource: prefix must be a prefix without ' \\ * ?, got "a'b"`),
    );
  });

  test('refuses to leave out rows, which a job may not', () => {
    const bucket = Bucket.fromBucketName(new Stack(), 'Rows', 'rows');
    expect(() => CopySource.bucket(bucket, { copyOptions: { maxErrors: 1 } })).toThrow(
      new Error('CopySource: maxErrors must be 0, got 1'),
    );
  });
});
