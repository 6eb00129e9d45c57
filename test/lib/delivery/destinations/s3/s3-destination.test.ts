import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import {
  AppendDelimiterToRecordProcessor,
  Compression,
  DeliveryStream,
  S3Bucket,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, Size, Stack, TimeZone, Token } from 'aws-cdk-lib/core';
import { ConversionSchema, DeliveryBucket, S3Destination, type S3DestinationProps } from '../../../../../lib';
import { statementsOf } from '../../synthesized';

const ERROR_TYPE = '!{firehose:error-output-type}';
const TABLE = { schema: ConversionSchema.fromTableName('shop', 'orders') };
const PARTITIONED = { keysFromQuery: { customer: '.customer' } };

function build(props?: (stack: Stack) => S3DestinationProps): Stack {
  const stack = new Stack(new App(), 'Stack');
  const { bucket } = new DeliveryBucket(stack, 'Bucket');
  new DeliveryStream(stack, 'Delivery', { destination: new S3Destination(bucket, props?.(stack)) });
  return stack;
}

function synthesize(props?: S3DestinationProps): Template {
  return Template.fromStack(build(() => props ?? {}));
}

function hasDestination(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    ExtendedS3DestinationConfiguration: properties,
  });
}

function refuses(props: S3DestinationProps, message: string): void {
  const bucket = Bucket.fromBucketName(new Stack(), 'Bucket', 'bucket');
  expect(() => new S3Destination(bucket, props)).toThrow(new Error(`S3Destination: ${message}`));
}

describe('S3Destination', () => {
  test('has production defaults', () => {
    const { Mappings: _ofStockDeliveryStreams, ...template } = synthesize().toJSON();
    expect(template).toMatchSnapshot();
  });

  test('may do in the bucket what AWS documents, use its key through S3 only, log, and nothing else', () => {
    const template = synthesize();
    const arn = { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::S3::Bucket')).at(-1), 'Arn'] };
    const key = { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::KMS::Key'))[0], 'Arn'] };
    const objects = { 'Fn::Join': ['', [arn, '/*']] };
    const s3 = { 'Fn::Join': ['', ['s3.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] };
    expect(statementsOf(template, 'DeliveryDestinationRole')).toEqual([
      { Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: expect.anything() },
      {
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: arn,
      },
      { Effect: 'Allow', Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'], Resource: objects },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: key,
        Condition: {
          StringEquals: { 'kms:ViaService': s3 },
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': [arn, objects] },
        },
      },
    ]);
  });

  test('is created once the role may deliver', () => {
    synthesize().hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^DeliveryDestinationRolePolicy')]),
    });
  });

  test('takes every option', () => {
    const template = Template.fromStack(
      build((stack) => ({
        prefix: 'rows/!{timestamp:yyyy}/',
        errorOutputPrefix: `failed/${ERROR_TYPE}/`,
        timeZone: TimeZone.EUROPE_BERLIN,
        fileExtension: '.jsonl.zip',
        compression: Compression.ZIP,
        bufferingInterval: Duration.seconds(0),
        bufferingSize: Size.mebibytes(1),
        processors: [new AppendDelimiterToRecordProcessor()],
        backup: { bucket: new Bucket(stack, 'Backup') },
        logGroup: LogGroup.fromLogGroupName(stack, 'Logs', 'deliveries'),
      })),
    );
    hasDestination(template, {
      Prefix: 'rows/!{timestamp:yyyy}/',
      ErrorOutputPrefix: 'failed/!{firehose:error-output-type}/',
      CustomTimeZone: 'Europe/Berlin',
      FileExtension: '.jsonl.zip',
      CompressionFormat: 'ZIP',
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 1 },
      ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'AppendDelimiterToRecord' }] },
      S3BackupMode: 'Enabled',
      CloudWatchLoggingOptions: { LogGroupName: 'deliveries' },
    });
  });

  test.each([
    ['UNCOMPRESSED', Compression.UNCOMPRESSED],
    ['GZIP', Compression.GZIP],
    ['Snappy', Compression.SNAPPY],
    ['HADOOP_SNAPPY', Compression.HADOOP_SNAPPY],
    ['a token', Compression.of(Lazy.string({ produce: () => 'a token' }))],
  ])('compresses as %s', (CompressionFormat, compression) => {
    hasDestination(synthesize({ compression }), { CompressionFormat });
  });

  test('refuses another compression', () => {
    refuses(
      { compression: Compression.of('BZIP2') },
      'compression must be one of UNCOMPRESSED, GZIP, ZIP, Snappy, HADOOP_SNAPPY, got BZIP2',
    );
  });

  test.each([
    ['none', ''],
    ['one letter', '.a'],
    ['128 characters', `.${'a'.repeat(127)}`],
    ['punctuation', ".0-z!_.*'()"],
    ['a token', Lazy.string({ produce: () => 'gz' })],
  ])('takes as extension %s', (_, fileExtension) => {
    expect(() => synthesize({ fileExtension })).not.toThrow();
  });

  test.each(['gz', '.', '.GZ', '.a/b', `.${'a'.repeat(128)}`])('refuses the extension %j', (fileExtension) => {
    const allowed = "empty, or a period and lowercase letters, digits and !-_.*'(), at most 128 characters";
    refuses({ fileExtension }, `fileExtension must be ${allowed}, got ${JSON.stringify(fileExtension)}`);
  });

  test.each([
    ['UTC', TimeZone.of('UTC')],
    ['Asia/Tokyo', TimeZone.ASIA_TOKYO],
    ['America/Argentina/Buenos_Aires', TimeZone.AMERICA_ARGENTINA_BUENOS_AIRES],
    ['a token', TimeZone.of(Lazy.string({ produce: () => 'a token' }))],
  ])('takes the time zone %s', (CustomTimeZone, timeZone) => {
    hasDestination(synthesize({ timeZone }), { CustomTimeZone });
  });

  test.each([
    ['Etc/UTC', TimeZone.ETC_UTC],
    ['Factory', TimeZone.FACTORY],
    ['EST', TimeZone.EST],
    ['America/Port-au-Prince', TimeZone.AMERICA_PORT_MINUS_AU_MINUS_PRINCE],
    ['a'.repeat(51), TimeZone.of('a'.repeat(51))],
  ])('refuses the time zone %s', (name, timeZone) => {
    const allowed = 'UTC, or a place of the time zone database in at most 50 letters, / and _';
    refuses({ timeZone }, `timeZone must be ${allowed}, got "${name}"`);
  });

  test('refuses an error prefix that mixes what failed, where the prefix has expressions', () => {
    expect(() => synthesize({ prefix: 'rows/', errorOutputPrefix: 'errors/' })).not.toThrow();
    refuses(
      { prefix: '!{timestamp:yyyy}/', errorOutputPrefix: 'errors/' },
      `errorOutputPrefix must be with ${ERROR_TYPE}, as prefix has expressions, got "errors/"`,
    );
  });

  test.each([
    [{ prefix: '!{time:yyyy}/' }, '!{timestamp:pattern}, !{firehose:random-string}'],
    [{ prefix: '!{partitionKeyFromLambda:k}/' }, '!{timestamp:pattern}, !{firehose:random-string}'],
  ])('refuses %j', (props, forms) => {
    refuses(props, `prefix must be made of literals, ${forms}, got ${JSON.stringify(props.prefix)}`);
  });

  test('refuses an error prefix that tells no types apart, or asks for keys', () => {
    refuses(
      { errorOutputPrefix: '!{timestamp:yyyy}/' },
      `errorOutputPrefix must be literal or with ${ERROR_TYPE}, got "!{timestamp:yyyy}/"`,
    );
    const errorOutputPrefix = `${ERROR_TYPE}/!{partitionKeyFromQuery:customer}/`;
    refuses(
      { dynamicPartitioning: PARTITIONED, errorOutputPrefix },
      `errorOutputPrefix must be made of literals, !{timestamp:pattern}, !{firehose:random-string}, ${ERROR_TYPE}, got "${errorOutputPrefix}"`,
    );
  });

  test('takes prefixes which are known at deployment only', () => {
    const prefix = Lazy.string({ produce: () => 'rows/' });
    hasDestination(synthesize({ prefix, errorOutputPrefix: prefix }), { Prefix: 'rows/', ErrorOutputPrefix: 'rows/' });
    hasDestination(synthesize({ prefix: '!{timestamp:yyyy}/', errorOutputPrefix: prefix }), {
      ErrorOutputPrefix: 'rows/',
    });
  });

  test('warns of the year of a week', () => {
    const stack = build(() => ({
      prefix: "!{timestamp:'Year='YYYY/MM}/!{timestamp:YYYY-'W'ww}/!{timestamp:'Y'yyyy}/",
      errorOutputPrefix: `${ERROR_TYPE}/!{timestamp:YYYY}/`,
    }));
    const message = Annotations.fromStack(stack)
      .findWarning('*', Match.stringLikeRegexp('year of a week'))
      .map(({ entry }) => entry.data);
    expect(message).toEqual([
      "Stack/Delivery: Y in !{timestamp:'Year='YYYY/MM} is the year of a week, which around New Year is another than the calendar year, y [ack: cdk-kinesis-pipelines:weekBasedYear]",
      'Stack/Delivery: Y in !{timestamp:YYYY} is the year of a week, which around New Year is another than the calendar year, y [ack: cdk-kinesis-pipelines:weekBasedYear]',
    ]);
  });

  test('says what to attach to a role that cannot be changed', () => {
    const roleArn = 'arn:aws:iam::111111111111:role/delivery';
    const stack = build((scope) => ({ role: Role.fromRoleArn(scope, 'Role', roleArn, { mutable: false }) }));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    const actions = ['logs:PutLogEvents', 's3:ListBucketMultipartUploads', 's3:AbortMultipartUpload', 'kms:Decrypt'];
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Role',
      Match.stringLikeRegexp(`^Stack/Role: it cannot be changed here.*${actions.join('.*')}`),
    );
  });
});

describe('buffering of S3Destination', () => {
  test.each<[string, S3DestinationProps, number, number]>([
    ['by itself', {}, 0, 1],
    ['with format conversion', { formatConversion: TABLE }, 0, 64],
    ['with dynamic partitioning', { dynamicPartitioning: PARTITIONED }, 60, 64],
  ])('%s has bounds of its own', (_, props, seconds, mebibytes) => {
    const inside = { bufferingInterval: Duration.seconds(seconds), bufferingSize: Size.mebibytes(mebibytes) };
    const largest = { bufferingInterval: Duration.seconds(900), bufferingSize: Size.mebibytes(128) };
    expect(() => synthesize({ ...props, ...inside })).not.toThrow();
    expect(() => synthesize({ ...props, ...largest })).not.toThrow();
    const sizes = `a whole number of MiB from ${mebibytes} to 128`;
    for (const size of [mebibytes - 1, mebibytes + 0.5, 129]) {
      refuses({ ...props, bufferingSize: Size.mebibytes(size) }, `bufferingSize must be ${sizes}, got ${size}`);
    }
    const intervals = `a whole number of seconds from ${seconds} to 900`;
    for (const interval of [seconds - 1, 901].filter((value) => value >= 0)) {
      const bufferingInterval = Duration.seconds(interval);
      refuses({ ...props, bufferingInterval }, `bufferingInterval must be ${intervals}, got ${interval} seconds`);
    }
  });

  test('takes what is known at deployment only', () => {
    const hints = { bufferingInterval: Duration.seconds(Token.asNumber({ Ref: 'Seconds' })) };
    hasDestination(synthesize(hints), { BufferingHints: { IntervalInSeconds: { Ref: 'Seconds' }, SizeInMBs: 128 } });
  });
});

describe('S3Bucket of aws-cdk, until it is put right', () => {
  const stack = new Stack(new App(), 'Stack');
  const bucket = new Bucket(stack, 'Bucket');

  test('takes an extension that the service finds too long', () => {
    const destination = new S3Bucket(bucket, { fileExtension: `.${'a'.repeat(128)}` });
    expect(() => new DeliveryStream(stack, 'Extension', { destination })).not.toThrow();
  });

  test('takes timestamps that Java does not understand', () => {
    const prefixes = { dataOutputPrefix: '!{timestamp:date}/', errorOutputPrefix: ERROR_TYPE };
    expect(() => new S3Bucket(bucket, prefixes)).not.toThrow();
  });

  test('renders half a mebibyte, which the service refuses', () => {
    const destination = new S3Bucket(bucket, { bufferingSize: Size.mebibytes(5.5) });
    new DeliveryStream(stack, 'Size', { destination });
    hasDestination(Template.fromStack(stack), { BufferingHints: { SizeInMBs: 5.5 } });
  });
});
