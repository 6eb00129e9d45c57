import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ShardLevelMetrics } from 'aws-cdk-lib/aws-kinesis';
import { Compression } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Annotations as Notes, Size, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  DeliveryBucket,
  DirectPutDeliveryStream,
  FirehoseWriter,
  FirehoseWriterFormat,
  KinesisDeliveryStream,
  LakeDelivery,
  LakeLeg,
  LogAnalyticsPipeline,
  S3Destination,
  type S3DestinationProps,
  StreamCapacity,
  StreamProcessor,
  type StreamProcessorProps,
  type StreamWorkload,
  Warehouse,
  WarehouseAccess,
  WarehouseDelivery,
  WarehouseLeg,
} from '../../lib';

function newStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'us-east-1' } });
}

function counted(stack: Stack, workload: Partial<StreamWorkload>): DataStream {
  const capacity = StreamCapacity.forWorkload({ recordsPerSecond: 2_000, recordSize: Size.bytes(300), ...workload });
  return new DataStream(stack, 'Stream', { capacity });
}

function delivers(stack: Stack, props: S3DestinationProps, bucket = new DeliveryBucket(stack, 'Rows').bucket): void {
  const source = new DataStream(stack, 'Stream');
  new KinesisDeliveryStream(stack, 'Delivery', { source, destination: new S3Destination(bucket, props) });
}

function processes(stack: Stack, props: Partial<StreamProcessorProps>): void {
  const handler = new LambdaFunction(stack, 'Handler', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {};'),
  });
  new StreamProcessor(stack, 'Processor', { source: new DataStream(stack, 'Stream'), handler, ...props });
}

function loads(stack: Stack, bufferingInterval?: Duration): void {
  const vpc = new Vpc(stack, 'Vpc', { natGateways: 0, maxAzs: 3 });
  const warehouse = new Warehouse(stack, 'Warehouse', { vpc, access: WarehouseAccess.firehose() });
  const source = new DataStream(stack, 'Stream');
  new WarehouseDelivery(stack, 'Loading', { source, warehouse, bufferingInterval });
}

function writes(stack: Stack, format: FirehoseWriterFormat): void {
  const destination = new S3Destination(new DeliveryBucket(stack, 'Rows').bucket);
  const { deliveryStream } = new DirectPutDeliveryStream(stack, 'Delivery', { destination });
  new FirehoseWriter(stack, 'Writer', { source: counted(stack, {}), deliveryStream, format });
}

/** A bucket of the user's own, with a key. */
function ownBucket(stack: Stack, bucketKeyEnabled: boolean): Bucket {
  const encryptionKey = new Key(stack, 'Key');
  return new Bucket(stack, 'Own', { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled });
}

/** Each cliff just behind its edge: what makes it, the id of the warning, and the factor it names. */
const CLIFFS: [id: string, factor: string, build: (stack: Stack) => void][] = [
  ['smallRecords', '85 times', (stack) => counted(stack, {})],
  [
    'smallRecordsDelivered',
    '17 times',
    (stack) => {
      const destination = new S3Destination(new DeliveryBucket(stack, 'Rows').bucket);
      new KinesisDeliveryStream(stack, 'Delivery', { source: counted(stack, {}), destination });
    },
  ],
  ['smallRecordsConverted', '17 times', (stack) => new LakeDelivery(stack, 'Lake', { source: counted(stack, {}) })],
  ['smallRecordsDelivered', '17 times', (stack) => writes(stack, FirehoseWriterFormat.RECORDS)],
  ['fixedPeak', '2.7 times', (stack) => counted(stack, { recordSize: Size.kibibytes(25), peakFactor: 4 })],
  [
    'advantageCommitment',
    '110 times',
    (stack) => new DataStream(stack, 'Stream', { capacity: StreamCapacity.onDemandAdvantage() }),
  ],
  ['smallBatches', '100 times', (stack) => processes(stack, { batchSize: 100 })],
  ['smallBuffers', '26 times', (stack) => delivers(stack, { bufferingSize: Size.mebibytes(5) })],
  ['uncompressedObjects', '10 times', (stack) => delivers(stack, { compression: Compression.UNCOMPRESSED })],
  ['noBucketKey', '100 times', (stack) => delivers(stack, {}, ownBucket(stack, false))],
  ['frequentCopies', '15 times', (stack) => loads(stack, Duration.seconds(60))],
  [
    'allShardMetrics',
    '1.2 times',
    (stack) => new DataStream(stack, 'Stream', { shardLevelMetrics: [ShardLevelMetrics.ALL] }),
  ],
  [
    'loneConsumer',
    '1.25 times',
    (stack) => new LogAnalyticsPipeline(stack, 'Pipeline', { lake: LakeLeg.none(), warehouse: WarehouseLeg.none() }),
  ],
];

const COSTS = new RegExp(`\\[ack: cdk-kinesis-pipelines:(${CLIFFS.map(([id]) => id).join('|')})\\]`);

function costWarnings(stack: Stack): string[] {
  const found = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(COSTS.source));
  return found.map(({ entry }) => String(entry.data));
}

describe('cost warnings', () => {
  test.each(CLIFFS)('%s names the factor %s', (id, factor, build) => {
    const stack = newStack();
    build(stack);
    const [warning, ...others] = costWarnings(stack).filter((text) => text.includes(`:${id}]`));
    expect(warning).toContain(factor);
    expect(others).toEqual([]);
  });

  test.each<[string, (stack: Stack) => void]>([
    ['a peak of 3 times the average', (stack) => counted(stack, { recordSize: Size.kibibytes(25), peakFactor: 3 })],
    [
      'one shard that its peak seldom fills',
      (stack) => counted(stack, { recordsPerSecond: 1, recordSize: Size.kibibytes(25), peakFactor: 10 }),
    ],
    [
      'a stream that is warm for what the account has to pay for',
      (stack) => {
        const capacity = StreamCapacity.onDemandAdvantage({ warmThroughput: Size.mebibytes(25) });
        new DataStream(stack, 'Stream', { capacity });
      },
    ],
    ['records of 5 KB', (stack) => counted(stack, { recordSize: Size.kibibytes(5) })],
    [
      'packed records into a lake',
      (stack) => new LakeDelivery(stack, 'Lake', { source: counted(stack, { recordSize: Size.kibibytes(25) }) }),
    ],
    ['batches of 101', (stack) => processes(stack, { batchSize: 101 })],
    [
      'small batches of a window',
      (stack) => processes(stack, { batchSize: 100, tumblingWindow: Duration.seconds(30) }),
    ],
    ['buffers of 32 MiB', (stack) => delivers(stack, { bufferingSize: Size.mebibytes(32) })],
    [
      'small buffers of rows that are wanted soon',
      (stack) => delivers(stack, { bufferingSize: Size.mebibytes(5), bufferingInterval: Duration.seconds(60) }),
    ],
    ['a bucket key', (stack) => delivers(stack, {}, ownBucket(stack, true))],
    ['a COPY every 300 seconds', (stack) => loads(stack, Duration.seconds(300))],
    [
      'one shard-level metric',
      (stack) => new DataStream(stack, 'Stream', { shardLevelMetrics: [ShardLevelMetrics.INCOMING_BYTES] }),
    ],
    [
      'a consumer beside a delivery',
      (stack) => new LogAnalyticsPipeline(stack, 'Pipeline', { warehouse: WarehouseLeg.none() }),
    ],
    ['every default', (stack) => new LogAnalyticsPipeline(stack, 'Pipeline')],
  ])('leave %s alone', (_, build) => {
    const stack = newStack();
    build(stack);
    expect(costWarnings(stack)).toEqual([]);
  });

  test('leave small records alone which are packed on their way into a delivery stream', () => {
    const stack = newStack();
    writes(stack, FirehoseWriterFormat.LINES);
    expect(costWarnings(stack).filter((text) => !text.includes(':smallRecords]'))).toEqual([]);
  });

  test('can be acknowledged', () => {
    const stack = newStack();
    const stream = counted(stack, {});
    Notes.of(stream).acknowledgeWarning('cdk-kinesis-pipelines:smallRecords');
    expect(costWarnings(stack)).toEqual([]);
  });
});
