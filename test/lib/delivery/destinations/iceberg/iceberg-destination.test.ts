import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, CfnResource, Duration, Lazy, Size, Stack } from 'aws-cdk-lib/core';
import {
  BackedUpRecords,
  IcebergCatalog,
  IcebergDestination,
  type IcebergDestinationProps,
  type IcebergDestinationTable,
  TableRoutingProcessor,
} from '../../../../../lib';
import { spelled } from '../../spelled';
import { statementsOf } from '../../synthesized';

const GLUE = 'arn:${AWS::Partition}:glue:eu-west-1:111122223333';
const ORDERS: IcebergDestinationTable = { databaseName: 'shop', tableName: 'orders' };
const LINES: IcebergDestinationTable = { databaseName: 'shop', tableName: 'lines' };
const ROUTER = new TableRoutingProcessor({ databaseName: '"shop"', tableName: '.type' });

type Props = IcebergDestinationProps;

function newStack(region = 'eu-west-1'): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111122223333', region } });
}

function deliver(stack: Stack, props: (stack: Stack) => Props = () => ({})): Template {
  const backup = { bucket: Bucket.fromBucketName(stack, 'Failed', 'failed') };
  const catalog = IcebergCatalog.glue({ buckets: [Bucket.fromBucketName(stack, 'Data', 'data')] });
  const destination = new IcebergDestination(catalog, { tables: [ORDERS], backup, ...props(stack) });
  new DeliveryStream(stack, 'Delivery', { destination });
  return Template.fromStack(stack);
}

const synthesize = (props: Props = {}) => deliver(newStack(), () => props);

const refuses = (props: Props, message: string) => expect(() => synthesize(props)).toThrow(new Error(message));

function hasDestination(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    IcebergDestinationConfiguration: properties,
  });
}

describe('IcebergDestination', () => {
  test('has production defaults', () => {
    const stack = new Stack(new App(), 'Stack');
    const catalog = IcebergCatalog.glue({ buckets: [new Bucket(stack, 'Data')] });
    new DeliveryStream(stack, 'Delivery', { destination: new IcebergDestination(catalog, { tables: [ORDERS] }) });
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test('inserts large batches of rows into its table, and retries for as long as Firehose can', () => {
    hasDestination(synthesize(), {
      DestinationTableConfigurationList: [
        {
          DestinationDatabaseName: 'shop',
          DestinationTableName: 'orders',
          UniqueKeys: Match.absent(),
          S3ErrorOutputPrefix: Match.absent(),
          PartitionSpec: Match.absent(),
        },
      ],
      AppendOnly: Match.absent(),
      BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 128 },
      RetryOptions: { DurationInSeconds: 7200 },
      s3BackupMode: 'FailedDataOnly',
      S3Configuration: { ErrorOutputPrefix: Match.stringLikeRegexp('^errors/') },
      ProcessingConfiguration: Match.absent(),
      TableCreationConfiguration: Match.absent(),
      SchemaEvolutionConfiguration: Match.absent(),
    });
  });

  test('takes settings of its own', () => {
    const template = deliver(newStack(), (stack) => ({
      tables: [{ ...ORDERS, uniqueKeys: ['id', 'line'], errorOutputPrefix: 'orders/' }],
      bufferingInterval: Duration.seconds(0),
      bufferingSize: Size.mebibytes(1),
      retryDuration: Duration.seconds(0),
      backup: { bucket: new Bucket(stack, 'Refused'), errorOutputPrefix: 'refused/' },
      logGroup: new LogGroup(stack, 'Logs'),
    }));
    hasDestination(template, {
      DestinationTableConfigurationList: [{ UniqueKeys: ['id', 'line'], S3ErrorOutputPrefix: 'orders/' }],
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 1 },
      RetryOptions: { DurationInSeconds: 0 },
      S3Configuration: {
        BucketARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Refused'), 'Arn'] },
        ErrorOutputPrefix: 'refused/',
      },
      CloudWatchLoggingOptions: { LogGroupName: { Ref: Match.stringLikeRegexp('^Logs') } },
    });
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
  });

  test('only inserts, where it is told to', () => {
    hasDestination(synthesize({ appendOnly: true }), { AppendOnly: true });
  });

  test('may commit to its tables and write their data, and nothing else', () => {
    const objects = (name: string) => `arn:\${AWS::Partition}:s3:::${name}/*`;
    const bucket = (name: string) => `arn:\${AWS::Partition}:s3:::${name}`;
    const listing = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
    const writing = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'];
    const log = { Action: 'logs:PutLogEvents', Resource: expect.stringMatching(/:log-stream:\$\{Delivery\w+\}$/) };
    expect(spelled(statementsOf(synthesize(), 'DeliveryDestinationRole'))).toEqual(
      [
        log,
        log,
        { Action: listing, Resource: bucket('failed') },
        { Action: writing, Resource: objects('failed') },
        {
          Action: ['glue:GetDatabase', 'glue:GetTable', 'glue:UpdateTable'],
          Resource: [`${GLUE}:catalog`, `${GLUE}:database/shop`, `${GLUE}:table/shop/orders`],
        },
        { Action: listing, Resource: bucket('data') },
        { Action: writing, Resource: objects('data') },
        { Action: 's3:DeleteObject', Resource: objects('data') },
        { Action: 'lakeformation:GetDataAccess', Resource: '*' },
      ].map((statement) => ({ Effect: 'Allow', ...statement })),
    );
  });

  test('waits for the policy of its role', () => {
    synthesize().hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: [Match.stringLikeRegexp('^DeliveryDestinationRolePolicy')],
    });
  });

  test('waits for the table, where it is told of it', () => {
    const template = deliver(newStack(), (stack) => ({
      tables: [{ ...ORDERS, resource: new CfnResource(stack, 'Orders', { type: 'AWS::Glue::Table' }) }],
    }));
    template.hasResource('AWS::KinesisFirehose::DeliveryStream', { DependsOn: Match.arrayWith(['Orders']) });
  });

  test('says what to attach to an imported role', () => {
    const stack = newStack();
    const roleArn = 'arn:aws:iam::111122223333:role/delivery';
    const template = deliver(stack, () => ({ role: Role.fromRoleArn(stack, 'Role', roleArn, { mutable: false }) }));
    hasDestination(template, { RoleARN: roleArn });
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Role',
      Match.stringLikeRegexp('attach a policy.*glue:UpdateTable.*s3:DeleteObject.*lakeformation:GetDataAccess'),
    );
  });

  describe('with several tables', () => {
    test('routes records by their metadata', () => {
      hasDestination(synthesize({ tables: [ORDERS, LINES], processors: [ROUTER] }), {
        DestinationTableConfigurationList: [{ DestinationTableName: 'orders' }, { DestinationTableName: 'lines' }],
        ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'MetadataExtraction' }] },
      });
    });

    test('may commit to those that records are routed to', () => {
      const template = synthesize({ tables: [ORDERS, LINES], routedDatabases: ['returns'], processors: [ROUTER] });
      const [catalog] = statementsOf(template, 'DeliveryDestinationRole').filter(({ Action }) =>
        Action.includes('glue:UpdateTable'),
      );
      expect(spelled(catalog?.Resource)).toEqual(
        [
          'catalog',
          'database/shop',
          'database/returns',
          'table/shop/orders',
          'table/shop/lines',
          'table/returns/*',
        ].map((resource) => `${GLUE}:${resource}`),
      );
    });

    test('needs none by name, where a database is given', () => {
      const template = synthesize({ tables: undefined, routedDatabases: ['shop'], processors: [ROUTER] });
      hasDestination(template, { DestinationTableConfigurationList: Match.absent() });
    });

    test.each<[Props]>([
      [{ tables: [ORDERS, LINES] }],
      [{ routedDatabases: ['returns'] }],
      [{ tables: [], routedDatabases: ['returns'], processors: [] }],
    ])('refuses to route without a processor: %j', (props) => {
      refuses(props, 'IcebergDestination: processors must be given, to route records to more than one table, got []');
    });

    test('refuses to route to what is no database', () => {
      refuses(
        { routedDatabases: ['shop/orders'], processors: [ROUTER] },
        'IcebergDestination: routedDatabases must be 1 to 512 characters, without spaces and /, got "shop/orders"',
      );
    });

    test('refuses to deliver to none', () => {
      refuses(
        { tables: [], processors: [ROUTER] },
        'IcebergDestination: tables must be one table at least, or left out for routedDatabases, got []',
      );
    });
  });

  describe('in a region', () => {
    /** The delivery stream of aws-cdk knows fewer regions than Firehose does. */
    function bindIn(region: string): object {
      const stack = newStack(region);
      const catalog = IcebergCatalog.glue({ buckets: [Bucket.fromBucketName(stack, 'Data', 'data')] });
      return new IcebergDestination(catalog, { tables: [ORDERS] }).bind(stack, {});
    }

    test.each(['cn-north-1', 'us-gov-west-1', 'ap-east-2', 'ap-southeast-5', 'ap-southeast-6', 'mx-central-1'])(
      'refuses %s, where Firehose knows no Apache Iceberg',
      (region) => {
        expect(() => bindIn(region)).toThrow(
          new Error(`IcebergDestination: region must be one with delivery to Apache Iceberg, got ${region}`),
        );
      },
    );

    test.each(['ap-southeast-2', 'ap-east-1', 'me-central-1'])('takes %s', (region) => {
      expect(bindIn(region)).toHaveProperty('icebergDestinationConfiguration');
    });
  });

  test('refuses to update and delete in any order', () => {
    refuses(
      { tables: [{ ...ORDERS, uniqueKeys: ['id'] }], appendOnly: true },
      'IcebergDestination: appendOnly and uniqueKeys are both set, keep one',
    );
  });

  test('refuses to back up all records, which Firehose does not', () => {
    refuses(
      { backup: { records: BackedUpRecords.ALL } },
      'DestinationBackup: records must be FAILED for this destination, got ALL',
    );
  });

  test('refuses partitions of a table which Firehose does not create', () => {
    refuses(
      { tables: [{ ...ORDERS, partitionColumns: ['day'] }] },
      'IcebergDestination: partitionColumns must be left out where Firehose creates no tables, got ["day"]',
    );
  });

  test.each<[Props, string]>([
    [
      { retryDuration: Duration.seconds(7201) },
      'retryDuration must be a whole number of seconds from 0 to 7200, got 7201 seconds',
    ],
    [
      { bufferingInterval: Duration.seconds(901) },
      'bufferingInterval must be a whole number of seconds from 0 to 900, got 901 seconds',
    ],
    [{ bufferingSize: Size.kibibytes(512) }, 'bufferingSize must be a whole number of MiB from 1 to 128, got 0.5'],
    [{ bufferingSize: Size.mebibytes(129) }, 'bufferingSize must be a whole number of MiB from 1 to 128, got 129'],
  ])('refuses %j', (props, message) => {
    refuses(props, `IcebergDestination: ${message}`);
  });

  test.each<[Partial<IcebergDestinationTable>, string]>([
    [{ databaseName: '' }, 'databaseName must be 1 to 512 characters, without spaces and /, got ""'],
    [{ tableName: 'a b' }, 'tableName must be 1 to 512 characters, without spaces and /, got "a b"'],
    [{ tableName: 'a/b' }, 'tableName must be 1 to 512 characters, without spaces and /, got "a/b"'],
    [{ uniqueKeys: [] }, 'uniqueKeys must be one column at least, or left out, got []'],
    [{ uniqueKeys: ['a b'] }, 'uniqueKeys must be names without spaces, got "a b"'],
    [{ partitionColumns: [] }, 'partitionColumns must be one column at least, or left out, got []'],
    [
      { errorOutputPrefix: '!{timestamp:yyyy}/' },
      'errorOutputPrefix must be literal or with !{firehose:error-output-type}, got "!{timestamp:yyyy}/"',
    ],
  ])('refuses the table %j', (table, message) => {
    refuses({ tables: [{ ...ORDERS, ...table }] }, `IcebergDestinationTable: ${message}`);
  });

  test('takes a table that is named on deployment', () => {
    const tableName = Lazy.string({ produce: () => 'later' });
    hasDestination(synthesize({ tables: [{ ...ORDERS, tableName }] }), {
      DestinationTableConfigurationList: [{ DestinationTableName: 'later' }],
    });
  });
});
