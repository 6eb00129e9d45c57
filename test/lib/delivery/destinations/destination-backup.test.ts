import { Match } from 'aws-cdk-lib/assertions';
import { Compression } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Lazy, Size } from 'aws-cdk-lib/core';
import { BackedUpRecords, type DestinationBackup, HttpEndpointDestination } from '../../../../lib';
import { destinationBackup } from '../../../../lib/delivery/destinations/destination-backup';
import { destinationRole } from '../../../../lib/delivery/destinations/destination-role';
import { delivering, deliveryStreamOf, type Given, given } from './endpoint/endpoint-fixture';

const synthesize = (backupIn: (parts: Given) => DestinationBackup | undefined = ({ bucket }) => ({ bucket })) =>
  delivering((parts) => new HttpEndpointDestination({ url: 'https://example.com', backup: backupIn(parts) }));

const configured = (backup?: DestinationBackup) =>
  deliveryStreamOf(synthesize(({ bucket }) => ({ bucket, ...backup }))).HttpEndpointDestinationConfiguration;

describe('DestinationBackup', () => {
  test('keeps failed records apart by type and hour', () => {
    const { S3BackupMode, S3Configuration } = configured();
    expect(S3BackupMode).toBe('FailedDataOnly');
    expect(S3Configuration).toMatchObject({
      Prefix: 'backup/',
      ErrorOutputPrefix: 'errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/',
      BufferingHints: { IntervalInSeconds: 900, SizeInMBs: 128 },
      CompressionFormat: 'GZIP',
      EncryptionConfiguration: {
        KMSEncryptionConfig: { AWSKMSKeyARN: 'arn:aws:kms:eu-west-1:111111111111:key/given' },
      },
      CloudWatchLoggingOptions: { Enabled: true },
    });
  });

  test('makes a bucket of its own, where none is given', () => {
    synthesize(() => undefined).hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      HttpEndpointDestinationConfiguration: {
        S3Configuration: { BucketARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeliveryBackup'), 'Arn'] } },
      },
    });
  });

  test('uses no key for a bucket without one', () => {
    const template = synthesize(({ stack }) => ({ bucket: Bucket.fromBucketName(stack, 'Plain', 'plain') }));
    const { S3Configuration } = deliveryStreamOf(template).HttpEndpointDestinationConfiguration;
    expect(S3Configuration).not.toHaveProperty('EncryptionConfiguration');
  });

  test('takes settings of its own', () => {
    const own = configured({
      records: BackedUpRecords.ALL,
      prefix: 'all/',
      errorOutputPrefix: 'failed/!{firehose:error-output-type}/',
      compression: Compression.ZIP,
      bufferingInterval: Duration.seconds(60),
      bufferingSize: Size.mebibytes(1),
    });
    expect(own.S3BackupMode).toBe('AllData');
    expect(own.S3Configuration).toMatchObject({
      Prefix: 'all/',
      ErrorOutputPrefix: 'failed/!{firehose:error-output-type}/',
      CompressionFormat: 'ZIP',
      BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
    });
  });

  test('has its defaults where a property is given as undefined', () => {
    const { Prefix, ErrorOutputPrefix } = configured({
      prefix: undefined,
      errorOutputPrefix: undefined,
    }).S3Configuration;
    expect([Prefix, ErrorOutputPrefix]).toEqual([
      'backup/',
      'errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/',
    ]);
  });

  test('backs up failed records only for a destination that cannot do otherwise', () => {
    const { stack, bucket } = given();
    const backup = { bucket, records: BackedUpRecords.ALL };
    const rendered = () =>
      destinationBackup(stack, destinationRole(stack), {} as never, backup, { failed: 'FailedDataOnly' });
    expect(rendered).toThrow(new Error('DestinationBackup: records must be FAILED for this destination, got ALL'));
  });

  test('takes a compression that is known at deployment only', () => {
    const compression = Compression.of(Lazy.string({ produce: () => 'Snappy' }));
    expect(configured({ compression }).S3Configuration.CompressionFormat).toBe('Snappy');
  });

  test.each<[DestinationBackup, string]>([
    [
      { bufferingInterval: Duration.seconds(59) },
      'bufferingInterval must be a whole number of seconds from 60 to 900, got 59 seconds',
    ],
    [
      { bufferingInterval: Duration.seconds(901) },
      'bufferingInterval must be a whole number of seconds from 60 to 900, got 901 seconds',
    ],
    [{ bufferingSize: Size.mebibytes(129) }, 'bufferingSize must be a whole number of MiB from 1 to 128, got 129'],
    [
      { compression: Compression.of('LZ4') },
      'compression must be one of UNCOMPRESSED, GZIP, ZIP, Snappy, HADOOP_SNAPPY, got LZ4',
    ],
    [
      { errorOutputPrefix: '!{timestamp:yyyy}/' },
      'errorOutputPrefix must be literal or with !{firehose:error-output-type}, got "!{timestamp:yyyy}/"',
    ],
  ])('refuses %j', (backup, message) => {
    expect(() => configured(backup)).toThrow(new Error(`DestinationBackup: ${message}`));
  });

  test('refuses an error type in the prefix of what did not fail', () => {
    expect(() => configured({ prefix: '!{firehose:error-output-type}/' })).toThrow(
      /^DestinationBackup: prefix must be .*, got "!\{firehose:error-output-type\}\/"$/,
    );
  });
});
