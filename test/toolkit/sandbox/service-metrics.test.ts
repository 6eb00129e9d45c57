import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  type Metric,
} from '@aws-sdk/client-cloudwatch';
import {
  FirehoseClient,
  PutRecordBatchCommand,
  PutRecordCommand as PutToFirehoseCommand,
} from '@aws-sdk/client-firehose';
import {
  KinesisClient,
  ListStreamConsumersCommand,
  PutRecordCommand,
  PutRecordsCommand,
  SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';
import { VirtualClock } from '../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../toolkit/sandbox/sandbox';

const STREAM = ['StreamName'];
const SHARD = ['ShardId', 'StreamName'];
const CONSUMER = ['ConsumerName', 'StreamName'];
const FUNCTION = ['FunctionName'];
const MAPPING = ['EventSourceMappingUUID'];
const DELIVERY = ['DeliveryStreamName'];

type Row = readonly [namespace: string, name: string, unit: string, dimensions: readonly string[]];

/** As the services document them. */
const DOCUMENTED: readonly Row[] = [
  ...rows('AWS/Kinesis', STREAM, 'Count', [
    'GetRecords.Records',
    'GetRecords.Success',
    'IncomingRecords',
    'PutRecord.Success',
    'PutRecords.FailedRecords',
    'PutRecords.Success',
    'PutRecords.SuccessfulRecords',
    'PutRecords.ThrottledRecords',
    'PutRecords.TotalRecords',
    'ReadProvisionedThroughputExceeded',
    'WriteProvisionedThroughputExceeded',
  ]),
  ...rows('AWS/Kinesis', STREAM, 'Bytes', ['GetRecords.Bytes', 'IncomingBytes', 'PutRecord.Bytes', 'PutRecords.Bytes']),
  ...rows('AWS/Kinesis', STREAM, 'Milliseconds', [
    'GetRecords.IteratorAgeMilliseconds',
    'GetRecords.Latency',
    'PutRecord.Latency',
    'PutRecords.Latency',
  ]),
  ...rows('AWS/Kinesis', SHARD, 'Count', [
    'IncomingRecords',
    'OutgoingRecords',
    'ReadProvisionedThroughputExceeded',
    'WriteProvisionedThroughputExceeded',
  ]),
  ...rows('AWS/Kinesis', SHARD, 'Bytes', ['IncomingBytes', 'OutgoingBytes']),
  ...rows('AWS/Kinesis', SHARD, 'Milliseconds', ['IteratorAgeMilliseconds']),
  ...rows('AWS/Kinesis', CONSUMER, 'Count', [
    'SubscribeToShard.RateExceeded',
    'SubscribeToShard.Success',
    'SubscribeToShardEvent.Records',
    'SubscribeToShardEvent.Success',
  ]),
  ...rows('AWS/Kinesis', CONSUMER, 'Bytes', ['SubscribeToShardEvent.Bytes']),
  ...rows('AWS/Kinesis', CONSUMER, 'Milliseconds', ['SubscribeToShardEvent.MillisBehindLatest']),

  ...rows('AWS/Lambda', FUNCTION, 'Count', [
    'AsyncEventsDropped',
    'AsyncEventsReceived',
    'ConcurrentExecutions',
    'DeadLetterErrors',
    'DestinationDeliveryFailures',
    'Errors',
    'Invocations',
    'Throttles',
  ]),
  ...rows('AWS/Lambda', FUNCTION, 'Milliseconds', [
    'AsyncEventAge',
    'Duration',
    'IteratorAge',
    'PostRuntimeExtensionsDuration',
  ]),
  ...rows('AWS/Lambda', [], 'Count', ['ClaimedAccountConcurrency', 'UnreservedConcurrentExecutions']),
  ...rows('AWS/Lambda', MAPPING, 'Count', [
    'DroppedEventCount',
    'FailedInvokeEventCount',
    'FilteredOutEventCount',
    'InvokedEventCount',
    'OnFailureDestinationDeliveredEventCount',
    'PolledEventCount',
  ]),

  ...rows('AWS/Firehose', DELIVERY, 'Count', [
    'BackupToS3.Records',
    'BackupToS3.Success',
    'BytesPerSecondLimit',
    'DataReadFromKinesisStream.Records',
    'DeliveryToS3.ObjectCount',
    'DeliveryToS3.Records',
    'DeliveryToS3.Success',
    'DescribeDeliveryStream.Requests',
    'ExecuteProcessing.Success',
    'IncomingPutRequests',
    'IncomingRecords',
    'ListDeliveryStreams.Requests',
    'PutRecord.Requests',
    'PutRecordBatch.Records',
    'PutRecordBatch.Requests',
    'PutRequestsPerSecondLimit',
    'RecordsPerSecondLimit',
    'SucceedProcessing.Records',
    'ThrottledDescribeStream',
    'ThrottledGetRecords',
    'ThrottledGetShardIterator',
    'ThrottledRecords',
  ]),
  ...rows('AWS/Firehose', DELIVERY, 'Bytes', [
    'BackupToS3.Bytes',
    'DataReadFromKinesisStream.Bytes',
    'DeliveryToS3.Bytes',
    'IncomingBytes',
    'PutRecord.Bytes',
    'PutRecordBatch.Bytes',
    'SucceedProcessing.Bytes',
  ]),
  ...rows('AWS/Firehose', DELIVERY, 'Seconds', ['BackupToS3.DataFreshness', 'DeliveryToS3.DataFreshness']),
  ...rows('AWS/Firehose', DELIVERY, 'Milliseconds', [
    'DescribeDeliveryStream.Latency',
    'ExecuteProcessing.Duration',
    'KinesisMillisBehindLatest',
    'ListDeliveryStreams.Latency',
    'PutRecord.Latency',
    'PutRecordBatch.Latency',
  ]),
];

/** What the sandbox does not emit, and why. */
const NOT_EMITTED: Readonly<Record<string, string>> = {
  'AWS/Lambda ClaimedAccountConcurrency': 'there is no concurrency of an account',
  'AWS/Lambda UnreservedConcurrentExecutions': 'there is no concurrency of an account',
  'AWS/Lambda DeadLetterErrors': 'functions have no dead-letter queues',
  'AWS/Lambda PostRuntimeExtensionsDuration': 'functions have no extensions',
  'AWS/Firehose ThrottledRecords': 'the quota is not reached',
  'AWS/Firehose ThrottledDescribeStream': 'the stream is read without that call',
  'AWS/Firehose ThrottledGetShardIterator': 'the stream is read without that call',
  'AWS/Firehose DescribeDeliveryStream.Requests': 'calls that move no data are not counted',
  'AWS/Firehose DescribeDeliveryStream.Latency': 'calls that move no data are not counted',
  'AWS/Firehose ListDeliveryStreams.Requests': 'calls that move no data are not counted',
  'AWS/Firehose ListDeliveryStreams.Latency': 'calls that move no data are not counted',
};

function rows(namespace: string, dimensions: readonly string[], unit: string, names: readonly string[]): Row[] {
  return names.map((name) => [namespace, name, unit, dimensions]);
}

const roleArn = 'arn:aws:iam::123456789012:role/all';
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

function handler(code: string, more: object = {}) {
  const Properties = {
    Handler: 'index.handler',
    Runtime: 'nodejs22.x',
    Role: roleArn,
    Code: { ZipFile: code },
    ...more,
  };
  return { Type: 'AWS::Lambda::Function', Properties };
}

function mapping(functionId: string, failureArn: unknown) {
  const Properties = {
    EventSourceArn: arnOf('Stream'),
    FunctionName: { Ref: functionId },
    StartingPosition: 'TRIM_HORIZON',
    MaximumRetryAttempts: 0,
    MetricsConfig: { Metrics: ['EventCount'] },
    ...(failureArn !== undefined && { DestinationConfig: { OnFailure: { Destination: failureArn } } }),
  };
  return { Type: 'AWS::Lambda::EventSourceMapping', Properties };
}

const TRANSFORM = `exports.handler = async ({ records }) => ({
  records: records.map(({ recordId, data }) => ({ recordId, data, result: 'Ok' })),
});`;

const destination = {
  BucketARN: arnOf('Lake'),
  RoleARN: roleArn,
  BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
  ErrorOutputPrefix: 'errors/',
  S3BackupMode: 'Enabled',
  S3BackupConfiguration: {
    BucketARN: arnOf('Lake'),
    RoleARN: roleArn,
    Prefix: 'backup/',
    BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
  },
  ProcessingConfiguration: {
    Enabled: true,
    Processors: [{ Type: 'Lambda', Parameters: [{ ParameterName: 'LambdaArn', ParameterValue: arnOf('Transform') }] }],
  },
};

const TEMPLATE = {
  Resources: {
    Stream: {
      Type: 'AWS::Kinesis::Stream',
      Properties: { Name: 'clicks', ShardCount: 1, DesiredShardLevelMetrics: ['ALL'] },
    },
    Consumer: {
      Type: 'AWS::Kinesis::StreamConsumer',
      Properties: { ConsumerName: 'reader', StreamARN: arnOf('Stream') },
    },
    Topic: { Type: 'AWS::SNS::Topic' },
    Fails: handler('exports.handler = async () => { throw new Error("no"); };'),
    FailsToTopic: mapping('Fails', { Ref: 'Topic' }),
    FailsToNobody: handler('exports.handler = async () => { throw new Error("no"); };'),
    FailsWithoutTopic: mapping('FailsToNobody', 'arn:aws:sns:us-east-1:123456789012:nobody'),
    Throttled: handler('exports.handler = async () => {};', { ReservedConcurrentExecutions: 0 }),
    ThrottledMapping: mapping('Throttled', undefined),
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'at(2026-01-01T00:01:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: arnOf('Fails'), RoleArn: roleArn },
      },
    },
    Transform: handler(TRANSFORM),
    Lake: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'lake' } },
    FromStream: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      Properties: {
        DeliveryStreamType: 'KinesisStreamAsSource',
        KinesisStreamSourceConfiguration: { KinesisStreamARN: arnOf('Stream'), RoleARN: roleArn },
        ExtendedS3DestinationConfiguration: destination,
      },
    },
    Direct: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      Properties: { DeliveryStreamName: 'direct', ExtendedS3DestinationConfiguration: destination },
    },
  },
};

describe('the metrics of the services', () => {
  let sandbox: Sandbox;
  let client: CloudWatchClient;

  beforeAll(async () => {
    sandbox = await Sandbox.start({ template: TEMPLATE, clock: new VirtualClock() });
    const { endpoint, region } = sandbox;
    const settings = { endpoint, region, credentials: sandbox.credentials() };
    client = new CloudWatchClient(settings);
    await putRecords(new KinesisClient(settings));
    await subscribeTwice(new KinesisClient(settings));
    await putToFirehose(new FirehoseClient(settings));
    await sandbox.clock.advance(10 * 60_000);
  }, 60_000);

  afterAll(() => sandbox.close());

  async function putRecords(kinesis: KinesisClient) {
    const StreamName = 'clicks';
    await kinesis.send(new PutRecordCommand({ StreamName, PartitionKey: 'a', Data: Buffer.from('1\n') }));
    const Records = [{ PartitionKey: 'b', Data: Buffer.from('2\n') }];
    await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
    sandbox.inject({ type: 'stream-throttled', stream: 'clicks', forMs: 1_500 });
    await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
  }

  async function subscribeTwice(kinesis: KinesisClient) {
    const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks';
    const { Consumers } = await kinesis.send(new ListStreamConsumersCommand({ StreamARN }));
    const subscribe = () =>
      kinesis.send(
        new SubscribeToShardCommand({
          ConsumerARN: Consumers?.[0]?.ConsumerARN,
          ShardId: 'shardId-000000000000',
          StartingPosition: { Type: 'TRIM_HORIZON' },
        }),
      );
    await subscribe();
    await expect(subscribe()).rejects.toMatchObject({ name: 'ResourceInUseException' });
  }

  async function putToFirehose(firehose: FirehoseClient) {
    const DeliveryStreamName = 'direct';
    await firehose.send(new PutToFirehoseCommand({ DeliveryStreamName, Record: { Data: Buffer.from('3\n') } }));
    await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName, Records: [{ Data: Buffer.from('4\n') }] }));
  }

  async function emitted(): Promise<string[]> {
    const { Metrics = [] } = await client.send(new ListMetricsCommand({}));
    const found = await Promise.all(
      Metrics.map(async (metric) => {
        const names = metric.Dimensions?.map(({ Name }) => Name).sort();
        return `${metric.Namespace} ${metric.MetricName} ${await unitOf(metric)} ${names?.join()}`;
      }),
    );
    return [...new Set(found)].sort();
  }

  async function unitOf(metric: Metric) {
    const { Datapoints = [] } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: metric.Namespace,
        MetricName: metric.MetricName,
        Dimensions: metric.Dimensions,
        StartTime: new Date('2026-01-01T00:00:00Z'),
        EndTime: new Date('2026-01-01T01:00:00Z'),
        Period: 3_600,
        Statistics: ['SampleCount'],
      }),
    );
    return Datapoints[0]?.Unit;
  }

  test('have the names, units and dimensions that are documented', async () => {
    const expected = DOCUMENTED.filter(([namespace, name]) => !Object.hasOwn(NOT_EMITTED, `${namespace} ${name}`));
    expect(await emitted()).toEqual(
      expected.map(([namespace, name, unit, dimensions]) => `${namespace} ${name} ${unit} ${dimensions.join()}`).sort(),
    );
  });

  test('are left out by name only where they are documented', () => {
    const documented = DOCUMENTED.map(([namespace, name]) => `${namespace} ${name}`);
    expect(Object.keys(NOT_EMITTED).filter((name) => !documented.includes(name))).toEqual([]);
  });
});
