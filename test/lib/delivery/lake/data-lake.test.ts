import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, RemovalPolicy, Size, Stack } from 'aws-cdk-lib/core';
import { ColumnType, DataLake, type DataLakeProps, TableSchema } from '../../../../lib';
import { withAndWithoutFlags } from '../../private/feature-flags';

function synthesize(props?: DataLakeProps | ((stack: Stack) => DataLakeProps)): Template {
  const stack = new Stack(new App(), 'Stack');
  new DataLake(stack, 'Lake', typeof props === 'function' ? props(stack) : props);
  return Template.fromStack(stack);
}

const EVENTS = new TableSchema({ tableName: 'events', columns: [{ name: 'id', type: ColumnType.BIGINT }] });

describe('DataLake', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => new DataLake(stack, 'Lake'));
    expect(recommended).toEqual(bare);
  });

  test('keeps objects private, versioned, encrypted and logged, and when the stack goes', () => {
    synthesize().hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
          ],
        },
        LoggingConfiguration: {
          DestinationBucketName: { Ref: Match.stringLikeRegexp('^LakeBucketAccessLogs') },
          LogFilePrefix: 'Stack/Lake/Bucket/Resource/',
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
      },
    });
  });

  test('moves objects where access decides on the price, and forgets query results', () => {
    synthesize().hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          {
            Id: 'Tiering',
            Status: 'Enabled',
            Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 30 }],
          },
          { Id: 'QueryResults', Prefix: 'query-results/', Status: 'Enabled', ExpirationInDays: 30 },
        ]),
      },
    });
  });

  test('refuses connections without TLS 1.2', () => {
    synthesize().hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: Match.stringLikeRegexp('^LakeBucket') },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
        ]),
      },
    });
  });

  test('computes the partitions of the table from the prefix of the objects', () => {
    synthesize().hasResourceProperties('AWS::Glue::Table', {
      DatabaseName: { Ref: Match.stringLikeRegexp('^LakeDatabase') },
      TableInput: {
        Name: 'access_log',
        PartitionKeys: [
          { Name: 'date', Type: 'string' },
          { Name: 'hour', Type: 'string' },
        ],
        Parameters: {
          'projection.enabled': 'true',
          'projection.date.type': 'date',
          'projection.date.format': 'yyyy-MM-dd',
          'projection.date.range': '2026-01-01,NOW',
          'projection.hour.type': 'integer',
          'projection.hour.range': '0,23',
          'projection.hour.digits': '2',
          'storage.location.template': Match.absent(),
        },
        StorageDescriptor: {
          Location: { 'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('^LakeBucket') }, '/access_log/']] },
          SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    });
  });

  test('has the columns of its schema', () => {
    synthesize({ schema: EVENTS }).hasResourceProperties('AWS::Glue::Table', {
      TableInput: { Name: 'events', StorageDescriptor: { Columns: [{ Name: 'id', Type: 'bigint' }] } },
    });
  });

  test('lets nobody override the settings of its workgroup', () => {
    synthesize().hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        BytesScannedCutoffPerQuery: 100 * 2 ** 30,
        ResultConfiguration: {
          OutputLocation: {
            'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('^LakeBucket') }, '/query-results/']],
          },
          ExpectedBucketOwner: { Ref: 'AWS::AccountId' },
          EncryptionConfiguration: {
            EncryptionOption: 'SSE_KMS',
            KmsKey: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LakeBucketKey'), 'Arn'] },
          },
        },
      },
    });
  });

  function queryNames(template: Template): string[] {
    return Object.values(template.findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties.Name);
  }

  test('saves what one asks first of access logs', () => {
    expect(queryNames(synthesize())).toEqual([
      'Traffic by minute and status',
      'Top clients',
      'Malformed lines',
      'Create the view without duplicates',
    ]);
  });

  test('saves given queries instead, and the view where rows can be told apart', () => {
    const savedQueries = [{ name: 'All rows', description: 'All rows', sql: 'SELECT * FROM "events"' }];
    const columns = EVENTS.columns;
    const identified = new TableSchema({ tableName: 'events', columns, idColumn: 'id' });
    expect(queryNames(synthesize({ schema: EVENTS }))).toEqual([]);
    expect(queryNames(synthesize({ schema: EVENTS, savedQueries }))).toEqual(['All rows']);
    expect(queryNames(synthesize({ schema: identified }))).toEqual(['Create the view without duplicates']);
  });

  test('takes a bucket without a key', () => {
    const template = synthesize((stack) => ({ bucket: new Bucket(stack, 'Existing') }));
    template.resourceCountIs('AWS::S3::Bucket', 1);
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: { ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_S3' } } },
    });
  });

  test('takes a key, a bucket for access logs and a removal policy', () => {
    const template = synthesize((stack) => ({
      encryptionKey: new Key(stack, 'Key'),
      accessLogsBucket: new Bucket(stack, 'Logs'),
      removalPolicy: RemovalPolicy.DESTROY,
    }));
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Delete',
      Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: Match.stringLikeRegexp('^Logs') } } },
    });
  });

  test.each([
    ['encryptionKey', (stack: Stack) => ({ encryptionKey: new Key(stack, 'Key') })],
    ['accessLogsBucket', (stack: Stack) => ({ accessLogsBucket: new Bucket(stack, 'Logs') })],
    ['removalPolicy', () => ({ removalPolicy: RemovalPolicy.DESTROY })],
  ])('refuses a bucket together with the %s of a new one', (prop, other) => {
    expect(() => synthesize((stack) => ({ bucket: new Bucket(stack, 'Existing'), ...other(stack) }))).toThrow(
      new Error(`Stack/Lake: bucket and ${prop} are both set, keep one`),
    );
  });

  test.each([Size.bytes(10_485_759), Size.pebibytes(2)])('refuses to stop queries at %s', (bytesScannedCutoff) => {
    expect(() => synthesize({ bytesScannedCutoff })).toThrow(
      new Error(
        `Stack/Lake: bytesScannedCutoff must be from 10 MiB to 1 PiB, got ${bytesScannedCutoff.toHumanString()}`,
      ),
    );
  });

  test.each(['date', 'hour'])('refuses a column %s, which is a partition', (name) => {
    const schema = new TableSchema({ tableName: 'events', columns: [{ name, type: ColumnType.DATE }] });
    const allowed = 'a table without the columns date and hour, which are its partitions';
    expect(() => synthesize({ schema })).toThrow(new Error(`Stack/Lake: schema must be ${allowed}, got ${name}`));
  });

  test.each([
    [['a b', 'ab'], 'unique by name, got "ab" twice'],
    [[' '], 'queries with names of 1 to 128 characters, got " "'],
    [['x'.repeat(129)], `queries with names of 1 to 128 characters, got "${'x'.repeat(129)}"`],
  ])('refuses saved queries named %j', (names, message) => {
    const savedQueries = names.map((name) => ({ name, description: name, sql: 'SELECT 1' }));
    expect(() => synthesize({ savedQueries })).toThrow(new Error(`Stack/Lake: savedQueries must be ${message}`));
  });
});
