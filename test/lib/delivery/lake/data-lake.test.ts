import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, RemovalPolicy, Size, Stack } from 'aws-cdk-lib/core';
import { ColumnType, DataLake, type DataLakeProps, TableSchema } from '../../../../lib';
import { withAndWithoutFlags } from '../../private/feature-flags';
import { statementsOf } from '../synthesized';

function synthesize(props?: DataLakeProps | ((stack: Stack) => DataLakeProps)): Template {
  const stack = new Stack(new App(), 'Stack');
  new DataLake(stack, 'Lake', typeof props === 'function' ? props(stack) : props);
  return Template.fromStack(stack);
}

const EVENTS = new TableSchema({ tableName: 'events', columns: [{ name: 'id', type: ColumnType.BIGINT }] });

const expectedPrefix = [
  'arn:',
  { Ref: 'AWS::Partition' },
  ':glue:',
  { Ref: 'AWS::Region' },
  ':',
  { Ref: 'AWS::AccountId' },
];

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
    expect(queryNames(synthesize())).toEqual(['Traffic by minute and status', 'Top clients', 'Malformed lines']);
  });

  test('saves given queries instead', () => {
    const savedQueries = [{ name: 'All rows', description: 'All rows', sql: 'SELECT * FROM "events"' }];
    expect(queryNames(synthesize({ schema: EVENTS }))).toEqual([]);
    expect(queryNames(synthesize({ schema: EVENTS, savedQueries }))).toEqual(['All rows']);
  });

  test('lets read its table, and the objects below it, and nothing else', () => {
    const stack = new Stack(new App(), 'Stack');
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    new DataLake(stack, 'Lake', { schema: EVENTS }).grantRead(role);
    const bucketArn = { 'Fn::GetAtt': [expect.stringMatching(/^LakeBucket/), 'Arn'] };
    const arn = (end: unknown[]) => ({ 'Fn::Join': ['', [...expectedPrefix, ...end]] });
    const [{ Ref: database } = { Ref: '' }, { Ref: table } = { Ref: '' }] = ['Database', 'Table'].map((kind) => ({
      Ref: Object.keys(Template.fromStack(stack).findResources(`AWS::Glue::${kind}`))[0],
    }));
    expect(statementsOf(Template.fromStack(stack), 'Reader')).toEqual([
      {
        Effect: 'Allow',
        Action: ['glue:GetDatabase', 'glue:GetPartition', 'glue:GetPartitions', 'glue:GetTable'],
        Resource: [
          arn([':catalog']),
          arn([':database/', { Ref: database }]),
          arn([':table/', { Ref: database }, '/', { Ref: table }]),
        ],
      },
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Condition: { StringLike: { 's3:prefix': 'events/*' } },
        Resource: bucketArn,
      },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::Join': ['', [bucketArn, '/events/*']] } },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^LakeBucketKey/), 'Arn'] },
      },
    ]);
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
