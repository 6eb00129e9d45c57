import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Duration, Size, Stack } from 'aws-cdk-lib/core';
import {
  CopyCompression,
  CopyFormat,
  RedshiftDestination,
  type RedshiftDestinationProps,
  RedshiftEndpoint,
} from '../../../../../lib';
import { actionsOf, statementsOf } from '../../synthesized';

const ENDPOINT = RedshiftEndpoint.fromJdbcUrl('jdbc:redshift://c.abc.eu-west-1.redshift.amazonaws.com:5439/dev');

function synthesize(props: (stack: Stack) => Partial<RedshiftDestinationProps> = () => ({})): Template {
  const stack = new Stack(new App(), 'Stack');
  const bucket = new Bucket(stack, 'Bucket', { encryptionKey: new Key(stack, 'BucketKey') });
  const secret = new Secret(stack, 'Login', { encryptionKey: new Key(stack, 'LoginKey') });
  const destination = new RedshiftDestination(bucket, {
    endpoint: ENDPOINT,
    secret,
    tableName: 'events',
    ...props(stack),
  });
  new DeliveryStream(stack, 'Delivery', { destination });
  return Template.fromStack(stack);
}

const refuses = (props: Partial<RedshiftDestinationProps>, message: string) =>
  expect(() => synthesize(() => props)).toThrow(new Error(message));

function hasDestination(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    RedshiftDestinationConfiguration: properties,
  });
}

describe('RedshiftDestination', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('stages gzipped rows for as long as Firehose can, and retries for as long as it can', () => {
    hasDestination(synthesize(), {
      CopyCommand: {
        DataTableName: 'events',
        DataTableColumns: Match.absent(),
        CopyOptions: "JSON 'auto' GZIP TIMEFORMAT 'auto' TRUNCATECOLUMNS ACCEPTINVCHARS '?'",
      },
      RetryOptions: { DurationInSeconds: 7200 },
      S3BackupMode: 'Disabled',
      S3Configuration: {
        BufferingHints: { IntervalInSeconds: 900, SizeInMBs: 128 },
        CompressionFormat: 'GZIP',
        Prefix: Match.absent(),
        ErrorOutputPrefix: Match.absent(),
      },
    });
  });

  test('knows the user by a secret only', () => {
    hasDestination(synthesize(), {
      Username: Match.absent(),
      Password: Match.absent(),
      SecretsManagerConfiguration: { Enabled: true, SecretARN: { Ref: Match.stringLikeRegexp('^Login') } },
    });
  });

  test('takes settings of its own', () => {
    const template = synthesize(() => ({
      copyOptions: { columns: ['id', 'body'], compression: CopyCompression.UNCOMPRESSED },
      intermediatePrefix: 'rows/',
      bufferingInterval: Duration.seconds(0),
      bufferingSize: Size.mebibytes(1),
      retryDuration: Duration.seconds(0),
    }));
    hasDestination(template, {
      CopyCommand: { DataTableColumns: 'id,body' },
      RetryOptions: { DurationInSeconds: 0 },
      S3Configuration: {
        BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 1 },
        CompressionFormat: 'UNCOMPRESSED',
        Prefix: 'rows/',
      },
    });
  });

  test('may deliver, read its secret and log, and nothing else', () => {
    expect(actionsOf(synthesize(), 'DeliveryDestinationRole')).toEqual([
      'kms:Decrypt',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'logs:PutLogEvents',
      's3:AbortMultipartUpload',
      's3:GetBucketLocation',
      's3:GetObject',
      's3:ListBucket',
      's3:ListBucketMultipartUploads',
      's3:PutObject',
      'secretsmanager:GetSecretValue',
    ]);
  });

  test('uses the key of the bucket for objects of the bucket only', () => {
    const bucketArn = { 'Fn::GetAtt': ['Bucket83908E77', 'Arn'] };
    const statement = statementsOf(synthesize(), 'DeliveryDestinationRole').find(({ Action }) =>
      Action.includes('kms:GenerateDataKey'),
    );
    expect(statement).toMatchObject({
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^BucketKey/), 'Arn'] },
      Condition: {
        StringEquals: {
          'kms:ViaService': { 'Fn::Join': ['', ['s3.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] },
        },
        StringLike: {
          'kms:EncryptionContext:aws:s3:arn': [bucketArn, { 'Fn::Join': ['', [bucketArn, '/*']] }],
        },
      },
    });
  });

  test('waits for the policy of its role', () => {
    synthesize().hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: [Match.stringLikeRegexp('^DeliveryDestinationRolePolicy')],
    });
  });

  test('backs up every record as it came, where there is a bucket for it', () => {
    const template = synthesize((stack) => ({ backup: { bucket: new Bucket(stack, 'Backup') } }));
    hasDestination(template, {
      S3BackupMode: 'Enabled',
      S3BackupConfiguration: {
        BucketARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Backup'), 'Arn'] },
        Prefix: 'backup/',
        ErrorOutputPrefix: 'backup-errors/!{firehose:error-output-type}/',
        BufferingHints: { IntervalInSeconds: 900, SizeInMBs: 128 },
        CompressionFormat: 'GZIP',
        EncryptionConfiguration: Match.absent(),
        CloudWatchLoggingOptions: { Enabled: true },
      },
    });
    template.resourceCountIs('AWS::Logs::LogStream', 2);
  });

  test('logs beside other deliveries in one group, under a name of its own', () => {
    const template = synthesize();
    const [[id]] = Object.entries(template.findResources('AWS::Logs::LogStream')) as [[string, unknown]];
    template.hasResourceProperties('AWS::Logs::LogStream', { LogStreamName: Match.absent() });
    hasDestination(template, { CloudWatchLoggingOptions: { Enabled: true, LogStreamName: { Ref: id } } });
    const [statement] = statementsOf(template, 'DeliveryDestinationRole').filter(
      ({ Action }) => Action === 'logs:PutLogEvents',
    );
    expect(JSON.stringify(statement?.Resource)).toContain(`":log-stream:",{"Ref":"${id}"}`);
  });

  test('takes a role and a log group', () => {
    const template = synthesize((stack) => ({
      role: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('firehose.amazonaws.com') }),
      logGroup: new LogGroup(stack, 'Logs'),
    }));
    hasDestination(template, {
      RoleARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Role'), 'Arn'] },
      CloudWatchLoggingOptions: { LogGroupName: { Ref: Match.stringLikeRegexp('^Logs') } },
    });
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
  });

  test.each(['a b', 'a.b.c', 'a;b', ''])('refuses the table %j', (tableName) => {
    refuses(
      { tableName },
      `RedshiftDestination: tableName must be a table, or a schema and a table joined by a period, got "${tableName}"`,
    );
  });

  test('refuses an expression in the prefix, which Firehose does not evaluate here', () => {
    refuses(
      { intermediatePrefix: '!{timestamp:yyyy}/' },
      'RedshiftDestination: intermediatePrefix must be literal, without !{expressions}, got "!{timestamp:yyyy}/"',
    );
  });

  test('refuses a prefix of more than 1,024 characters', () => {
    refuses(
      { intermediatePrefix: 'a'.repeat(1025) },
      'RedshiftDestination: intermediatePrefix must be at most 1024 characters, got 1025',
    );
  });

  test('refuses to retry for more than two hours', () => {
    refuses(
      { retryDuration: Duration.seconds(7201) },
      'RedshiftDestination: retryDuration must be a whole number of seconds from 0 to 7200, got 7201 seconds',
    );
  });

  test('refuses to collect for more than 15 minutes', () => {
    refuses(
      { bufferingInterval: Duration.seconds(901) },
      'RedshiftDestination: bufferingInterval must be a whole number of seconds from 0 to 900, got 901 seconds',
    );
  });

  test.each([
    [Size.kibibytes(512), '0.5'],
    [Size.kibibytes(1536), '1.5'],
    [Size.mebibytes(129), '129'],
  ])('refuses to collect %s', (bufferingSize, got) => {
    refuses(
      { bufferingSize },
      `RedshiftDestination: bufferingSize must be a whole number of MiB from 1 to 128, got ${got}`,
    );
  });

  test.each([
    [
      { bufferingInterval: Duration.seconds(59) },
      'bufferingInterval must be a whole number of seconds from 60 to 900, got 59 seconds',
    ],
    [{ bufferingSize: Size.mebibytes(129) }, 'bufferingSize must be a whole number of MiB from 1 to 128, got 129'],
    [
      { prefix: '!{firehose:error-output-type}/' },
      'prefix must be made of literals, !{timestamp:pattern}, !{firehose:random-string}, got "!{firehose:error-output-type}/"',
    ],
    [
      { errorOutputPrefix: '!{timestamp:yyyy}/' },
      'errorOutputPrefix must be literal or with !{firehose:error-output-type}, got "!{timestamp:yyyy}/"',
    ],
  ])('refuses the backup %j', (options, message) => {
    const backedUp = () => synthesize((stack) => ({ backup: { bucket: new Bucket(stack, 'Backup'), ...options } }));
    expect(backedUp).toThrow(new Error(`RecordBackup: ${message}`));
  });

  test.each([
    [{ format: CopyFormat.PARQUET }, 'format must be one of text, as Firehose delivers, got FORMAT AS PARQUET'],
    [{ format: CopyFormat.AVRO }, "format must be one of text, as Firehose delivers, got FORMAT AS AVRO 'auto'"],
    [{ format: CopyFormat.csv({ ignoreHeader: 1 }) }, 'format must be one without a header, got CSV IGNOREHEADER 1'],
    [{ compression: CopyCompression.ZSTD }, 'compression must be GZIP or UNCOMPRESSED, got ZSTD'],
  ])('refuses to copy %j, which Firehose does not deliver', (copyOptions, message) => {
    refuses({ copyOptions }, `RedshiftDestination: ${message}`);
  });
});
