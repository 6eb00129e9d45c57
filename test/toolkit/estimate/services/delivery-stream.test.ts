import type { Workload } from '../../../../toolkit/estimate/workload';
import { flowsOf, meteredOf, ON_DEMAND, type Resources, STREAM_ARN } from '../flows-of';

const MONTH_GIGABYTES = (1_024 * 730) / 24;
const BUCKET_ARN = { 'Fn::GetAtt': ['Bucket', 'Arn'] };

function metered(destination: Record<string, unknown>, workload: Partial<Workload> = {}, others: Resources = {}) {
  const properties = { KinesisStreamSourceConfiguration: { KinesisStreamARN: STREAM_ARN }, ...destination };
  const resources: Resources = {
    Stream: ON_DEMAND,
    Delivery: ['AWS::KinesisFirehose::DeliveryStream', properties],
    ...others,
  };
  return meteredOf(flowsOf(resources, { gigabytesPerDay: 1_024, packing: 'lines', ...workload }), 'Delivery');
}

const s3 = (configuration: object = {}) => ({ ExtendedS3DestinationConfiguration: configuration });
const hints = (SizeInMBs: number, IntervalInSeconds: number) => ({ BufferingHints: { SizeInMBs, IntervalInSeconds } });

describe('DELIVERY_METERS', () => {
  test.each([
    [300, 5_120 / 300],
    [5_120, 1],
    [5_121, 10_240 / 5_121],
    [25_600, 1],
  ])('rounds records of %d bytes up to 5 KB', (lineBytes, factor) => {
    const { 'firehose.ingest': gigabytes } = metered(s3(), { packing: 'none', lineBytes });
    expect(gigabytes).toBeCloseTo(MONTH_GIGABYTES * factor);
  });

  test('bills format conversion by what is taken in, rounded as well', () => {
    const conversion = s3({ DataFormatConversionConfiguration: { Enabled: true } });
    expect(metered(conversion)['firehose.format-conversion']).toBeCloseTo(MONTH_GIGABYTES);
    expect(metered(conversion, { packing: 'none' })['firehose.format-conversion']).toBeCloseTo(
      (MONTH_GIGABYTES * 5_120) / 300,
    );
    expect(
      metered(s3({ DataFormatConversionConfiguration: { Enabled: false } }))['firehose.format-conversion'],
    ).toBeUndefined();
  });

  test.each([
    [5, 300, (MONTH_GIGABYTES * 1_024) / 5],
    [128, 300, (MONTH_GIGABYTES * 1_024) / 128],
    [128, 1, 730 * 3_600],
  ])('writes an object at %d MiB or after %d seconds', (size, interval, objects) => {
    expect(metered(s3(hints(size, interval)))['s3.put']).toBeCloseTo(objects, 0);
  });

  test.each([
    ['nothing', {}, 1],
    ['GZIP', { CompressionFormat: 'GZIP' }, 10],
    ['conversion', { DataFormatConversionConfiguration: {} }, 5 * 1.5],
  ])('stores what %s leaves', (_, configuration, ratio) => {
    const stored = MONTH_GIGABYTES * (30 / (730 / 24));
    expect(metered(s3(configuration))['s3.storage']).toBeCloseTo(stored / ratio);
  });

  test('stores what producers compressed as it came', () => {
    const compressed = s3({ CompressionFormat: 'GZIP' });
    const stored = metered(compressed, { packing: 'gzip', gzipRatio: 4 })['s3.storage'];
    expect(stored).toBeCloseTo((1_024 * 30) / 4);
  });

  test('stores rows that a function put as they are, whatever producers compressed', () => {
    const handler: Resources = {
      Handler: ['AWS::Lambda::Function', { Environment: { Variables: { TO: { Ref: 'Delivery' } } } }],
      Mapping: ['AWS::Lambda::EventSourceMapping', { EventSourceArn: STREAM_ARN, FunctionName: { Ref: 'Handler' } }],
    };
    const delivery = { KinesisStreamSourceConfiguration: undefined };
    const [plain, compressed] = [{}, { CompressionFormat: 'GZIP' }].map(
      (configuration) => metered({ ...delivery, ...s3(configuration) }, { packing: 'gzip' }, handler)['s3.storage'],
    );
    expect(plain).toBeCloseTo(1_024 * 30 * 1.5);
    expect(compressed).toBeCloseTo((1_024 * 30 * 1.5) / 10);
  });

  test.each([
    ['no key', {}, 0],
    ['a key', { SSEAlgorithm: 'aws:kms' }, 1],
  ])('asks KMS once for each object where the bucket has %s', (_, ServerSideEncryptionByDefault, requests) => {
    const bucket = (BucketKeyEnabled: boolean): Resources => ({
      Bucket: [
        'AWS::S3::Bucket',
        {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault, BucketKeyEnabled }],
          },
        },
      ],
    });
    const [without, withKey] = [false, true].map((enabled) =>
      metered(s3({ BucketARN: BUCKET_ARN }), {}, bucket(enabled)),
    );
    const puts = without?.['s3.put'] ?? 0;
    expect(without?.['kms.request']).toBeCloseTo(puts * requests);
    expect(withKey?.['kms.request']).toBeCloseTo(puts * requests * 0.01);
  });

  test('stores no longer than a lifecycle rule of the whole bucket lets it', () => {
    const rules = (rule: object): Resources => ({
      Bucket: ['AWS::S3::Bucket', { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ...rule }] } }],
    });
    const stored = (rule: object) => metered(s3({ BucketARN: BUCKET_ARN }), {}, rules(rule))['s3.storage'] ?? 0;
    const whole = stored({});
    expect(stored({ ExpirationInDays: 3 })).toBeCloseTo(whole / 10);
    expect(stored({ ExpirationInDays: 3, Prefix: 'errors/' })).toBeCloseTo(whole);
    expect(stored({ ExpirationInDays: 3, Status: 'Disabled' })).toBeCloseTo(whole);
  });

  test('bills dynamic partitioning by what is delivered, and by the object', () => {
    const usage = metered(s3({ DynamicPartitioningConfiguration: { Enabled: true }, ...hints(64, 300) }));
    expect(usage['firehose.dynamic-partitioning']).toBeCloseTo(MONTH_GIGABYTES);
    expect(usage['firehose.partitioned-object']).toBe(usage['s3.put']);
  });

  test('bills delivery into a VPC by zone and GB', () => {
    const domain = { VpcConfiguration: { SubnetIds: ['a', 'b'] }, S3Configuration: {} };
    const usage = metered({ AmazonopensearchserviceDestinationConfiguration: domain });
    expect(usage['firehose.vpc-zone-hour']).toBe(1_460);
    expect(usage['firehose.vpc-delivery']).toBeCloseTo(MONTH_GIGABYTES);
    expect(usage['s3.put']).toBeUndefined();
  });

  test('bills Iceberg and Kafka without rounding', () => {
    const single = { packing: 'none' } as const;
    const iceberg = metered({ IcebergDestinationConfiguration: { S3Configuration: {} } }, single);
    expect(iceberg['firehose.iceberg-ingest']).toBeCloseTo(MONTH_GIGABYTES);
    const kafka = metered({ ...s3(), MSKSourceConfiguration: {} }, single);
    expect(kafka['firehose.msk-ingest']).toBeCloseTo(MONTH_GIGABYTES);
  });

  test('stores a copy of each record where there is a backup', () => {
    const copied = metered(s3({ S3BackupMode: 'Enabled', S3BackupConfiguration: { BucketARN: BUCKET_ARN } }));
    expect(copied['s3.storage']).toBeCloseTo(2 * (metered(s3())['s3.storage'] ?? 0));
    const failed = metered(s3({ S3BackupMode: 'Disabled', S3BackupConfiguration: {} }));
    expect(failed['s3.storage']).toBeCloseTo(metered(s3())['s3.storage'] ?? 0);
  });
});
