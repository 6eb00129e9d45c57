import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import { Code, EventSourceMapping, Function as Handler, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { App, Stack } from 'aws-cdk-lib/core';
import * as library from '../../../lib';
import {
  AutoscalerAlarms,
  ChannelAlarms,
  ChannelDestination,
  ConsumerAlarms,
  DashboardRow,
  DataStream,
  DeliveryAlarms,
  DeliveryChannel,
  DeliveryDestination,
  ErrorObjectAlarm,
  FailureBucketAlarms,
  FailureQueueAlarms,
  FailureTopicAlarms,
  FunctionAlarms,
  HotShardAlarms,
  ProcessorAlarms,
  Redrive,
  RedriveMetric,
  RedriveSource,
  RedriveTarget,
  ShardAutoscaler,
  StreamAlarms,
  StreamCapacity,
  StreamGroup,
  StreamGroupAlarms,
  TrafficAlarms,
} from '../../../lib';
import { deliveryStreamWithAll } from './delivery-streams';
import { distinct, type MetricInUse, metricsOfAlarms, metricsOfRows } from './metrics-in-use';

const KINESIS = 'AWS/Kinesis';
const LAMBDA = 'AWS/Lambda';
const FIREHOSE = 'AWS/Firehose';
const EVENTS = 'AWS/Events';
const SNS = 'AWS/SNS';
const SQS = 'AWS/SQS';
const OURS = 'KinesisPipelines';

const STREAM = ['StreamName'];
const SHARD = ['ShardId', 'StreamName'];
const CONSUMER = ['ConsumerName', 'StreamName'];
const CHANNEL = ['ChannelId', 'ChannelName', 'StreamName'];
const FUNCTION = ['FunctionName'];
const MAPPING = ['EventSourceMappingUUID'];
const TOPIC = ['TopicName'];
const FAILURES = ['FailureDestination'];
const QUEUE = ['QueueName'];
const DELIVERY_STREAM = ['DeliveryStreamName'];
const RULE = ['RuleName'];

/** What is not counted in records. */
const RECORDS: Readonly<Record<string, string>> = { DeliveryToIceberg: 'SuccessfulRowCount' };

/** What the services report, with exactly the dimensions they report it by, and how it is evaluated here. */
const METRICS: readonly MetricInUse[] = [
  [KINESIS, 'GetRecords.IteratorAgeMilliseconds', STREAM, 'Maximum', 300],
  [KINESIS, 'GetRecords.Records', STREAM, 'Sum', 300],
  [KINESIS, 'GetRecords.Success', STREAM, 'Average', 300],
  [KINESIS, 'GetRecords.Success', STREAM, 'Sum', 300],
  [KINESIS, 'IncomingBytes', STREAM, 'Sum', 60],
  [KINESIS, 'IncomingRecords', STREAM, 'Sum', 60],
  [KINESIS, 'IncomingRecords', STREAM, 'Sum', 300],
  [KINESIS, 'IncomingRecords', STREAM, 'Sum', 900],
  [KINESIS, 'PutRecord.Success', STREAM, 'Average', 300],
  [KINESIS, 'PutRecords.Success', STREAM, 'Average', 300],
  [KINESIS, 'ReadProvisionedThroughputExceeded', STREAM, 'Sum', 300],
  [KINESIS, 'WriteProvisionedThroughputExceeded', STREAM, 'Sum', 300],
  [KINESIS, 'IncomingBytes', SHARD, 'Sum', 60],
  [KINESIS, 'IncomingRecords', SHARD, 'Sum', 60],
  [KINESIS, 'SubscribeToShardEvent.MillisBehindLatest', CONSUMER, 'Maximum', 300],
  [KINESIS, 'SubscribeToShardEvent.Records', CONSUMER, 'Sum', 300],
  [KINESIS, 'DeliveryToS3.DataFreshness', CHANNEL, 'Maximum', 300],
  [KINESIS, 'DeliveryToS3.DLQDeliverySuccess', CHANNEL, 'Sum', 300],
  [KINESIS, 'DeliveryToS3.DLQDeliverySuccess', CHANNEL, 'Sum', 900],
  [KINESIS, 'DeliveryToS3.FailedRecordCount', CHANNEL, 'Sum', 300],
  [KINESIS, 'DeliveryToS3.FailedRecordCount', CHANNEL, 'Sum', 900],
  [KINESIS, 'DeliveryToS3.SuccessfulRecordCount', CHANNEL, 'Sum', 300],
  [KINESIS, 'DeliveryToS3.SuccessfulRecordCount', CHANNEL, 'Sum', 900],
  [LAMBDA, 'DestinationDeliveryFailures', FUNCTION, 'Sum', 300],
  [LAMBDA, 'Errors', FUNCTION, 'Sum', 300],
  [LAMBDA, 'Invocations', FUNCTION, 'Sum', 300],
  [LAMBDA, 'IteratorAge', FUNCTION, 'Maximum', 300],
  [LAMBDA, 'Throttles', FUNCTION, 'Sum', 300],
  [LAMBDA, 'DroppedEventCount', MAPPING, 'Sum', 300],
  [LAMBDA, 'OnFailureDestinationDeliveredEventCount', MAPPING, 'Sum', 300],
  [LAMBDA, 'PolledEventCount', MAPPING, 'Sum', 300],
  [FIREHOSE, 'BackupToS3.Success', DELIVERY_STREAM, 'Average', 900],
  [FIREHOSE, 'DataReadFromKinesisStream.Records', DELIVERY_STREAM, 'Sum', 300],
  ...[
    'DeliveryToAmazonOpenSearchServerless',
    'DeliveryToAmazonOpenSearchService',
    'DeliveryToHttpEndpoint',
    'DeliveryToIceberg',
    'DeliveryToSnowflake',
    'DeliveryToSplunk',
  ].flatMap((destination): MetricInUse[] => [
    [FIREHOSE, `${destination}.DataFreshness`, DELIVERY_STREAM, 'Maximum', 300],
    [FIREHOSE, `${destination}.${RECORDS[destination] ?? 'Records'}`, DELIVERY_STREAM, 'Sum', 300],
    [FIREHOSE, `${destination}.Success`, DELIVERY_STREAM, 'Average', 900],
  ]),
  [FIREHOSE, 'DeliveryToIceberg.FailedRowCount', DELIVERY_STREAM, 'Sum', 300],
  [FIREHOSE, 'DeliveryToRedshift.Records', DELIVERY_STREAM, 'Sum', 300],
  [FIREHOSE, 'DeliveryToRedshift.Success', DELIVERY_STREAM, 'Average', 900],
  [FIREHOSE, 'DeliveryToS3.DataFreshness', DELIVERY_STREAM, 'Maximum', 300],
  [FIREHOSE, 'DeliveryToS3.Records', DELIVERY_STREAM, 'Sum', 300],
  [FIREHOSE, 'DeliveryToS3.Success', DELIVERY_STREAM, 'Average', 900],
  [FIREHOSE, 'FailedConversion.Records', DELIVERY_STREAM, 'Sum', 300],
  [FIREHOSE, 'IncomingRecords', DELIVERY_STREAM, 'Sum', 300],
  [FIREHOSE, 'KMSKeyAccessDenied', DELIVERY_STREAM, 'Sum', 300],
  [FIREHOSE, 'KMSKeyDisabled', DELIVERY_STREAM, 'Sum', 300],
  [FIREHOSE, 'KMSKeyInvalidState', DELIVERY_STREAM, 'Sum', 300],
  [FIREHOSE, 'KMSKeyNotFound', DELIVERY_STREAM, 'Sum', 300],
  [FIREHOSE, 'KinesisMillisBehindLatest', DELIVERY_STREAM, 'Maximum', 300],
  [FIREHOSE, 'PartitionCountExceeded', DELIVERY_STREAM, 'Maximum', 300],
  [FIREHOSE, 'ThrottledRecords', DELIVERY_STREAM, 'Sum', 300],
  [EVENTS, 'TriggeredRules', RULE, 'Sum', 300],
  [SNS, 'NumberOfNotificationsFailed', TOPIC, 'Sum', 300],
  [SQS, 'ApproximateAgeOfOldestMessage', QUEUE, 'Maximum', 300],
  [SQS, 'ApproximateNumberOfMessagesVisible', QUEUE, 'Maximum', 300],
  [OURS, 'AgeOfOldestBatch', FAILURES, 'Maximum', 300],
  [OURS, 'BatchesWaiting', FAILURES, 'Maximum', 300],
  [OURS, 'ChangesLeft', STREAM, 'Maximum', 60],
  [OURS, 'MissingShards', STREAM, 'Maximum', 60],
  [OURS, 'MissingShards', STREAM, 'Maximum', 300],
  [OURS, 'OpenShards', STREAM, 'Maximum', 60],
  [OURS, 'TargetShards', STREAM, 'Maximum', 60],
  [OURS, 'Bytes', STREAM, 'Sum', 60],
  [OURS, 'ClientErrors', STREAM, 'Sum', 60],
  [OURS, 'MalformedLines', STREAM, 'Sum', 60],
  [OURS, 'MalformedLines', STREAM, 'Sum', 300],
  [OURS, 'Requests', STREAM, 'Sum', 60],
  [OURS, 'Requests', STREAM, 'Sum', 300],
  [OURS, 'ServerErrors', STREAM, 'Sum', 60],
  [OURS, 'ServerErrors', STREAM, 'Sum', 300],
];

/** A part of each kind. */
function partsOf(stack: Stack) {
  const dataStream = new DataStream(stack, 'Stream');
  const provisioned = new DataStream(stack, 'Provisioned', { capacity: StreamCapacity.provisioned(1) });
  const lake = 'arn:aws:firehose:eu-central-1:111111111111:deliverystream/lake';
  const bucket = Bucket.fromBucketName(stack, 'Bucket', 'archive');
  return {
    dataStream,
    stream: dataStream.stream,
    consumer: dataStream.addConsumer('Consumer'),
    autoscaler: new ShardAutoscaler(stack, 'Autoscaler', { stream: provisioned.stream, maxShards: 8 }),
    group: new StreamGroup(stack, 'Group', { streamCount: 2 }),
    channel: new DeliveryChannel(stack, 'Channel', {
      source: dataStream,
      destination: ChannelDestination.bucket(bucket),
    }),
    handler: new Handler(stack, 'Handler', {
      code: Code.fromInline('exports.handler = async () => {}'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
    }),
    queue: new Queue(stack, 'Queue'),
    redrive: new Redrive(stack, 'Redrive', {
      source: RedriveSource.bucket(bucket),
      target: RedriveTarget.stream(dataStream),
    }),
    topic: new Topic(stack, 'Topic'),
    eventSourceMapping: EventSourceMapping.fromEventSourceMappingId(stack, 'Mapping', 'a1b2c3d4'),
    deliveryStream: firehose.DeliveryStream.fromDeliveryStreamArn(stack, 'Lake', lake),
    putTo: deliveryStreamWithAll(stack),
    errors: new Bucket(stack, 'Errors'),
  };
}

function alarmsOnAll(stack: Stack): void {
  const { dataStream, stream, consumer, handler, eventSourceMapping, deliveryStream, ...others } = partsOf(stack);
  const actions: [] = [];
  const delivery = { deliveryStream, source: stream, actions };
  new StreamAlarms(stack, 'StreamAlarms', { dataStream, sharedReaders: true, actions });
  new HotShardAlarms(stack, 'HotShardAlarms', { stream, actions });
  new ConsumerAlarms(stack, 'ConsumerAlarms', { consumer, actions });
  new AutoscalerAlarms(stack, 'AutoscalerAlarms', { autoscaler: others.autoscaler, actions });
  new StreamGroupAlarms(stack, 'StreamGroupAlarms', { group: others.group, actions });
  new ChannelAlarms(stack, 'ChannelAlarms', { channel: others.channel, actions });
  new ProcessorAlarms(stack, 'ProcessorAlarms', { handler, eventSourceMapping, source: dataStream, actions });
  new FailureBucketAlarms(stack, 'FailureBucketAlarms', {
    batchesWaiting: others.redrive.metric(RedriveMetric.BATCHES_WAITING),
    ageOfOldestBatch: others.redrive.metric(RedriveMetric.AGE_OF_OLDEST_BATCH),
    actions,
  });
  new FailureQueueAlarms(stack, 'FailureQueueAlarms', { queue: others.queue, actions });
  new FailureTopicAlarms(stack, 'FailureTopicAlarms', { topic: others.topic, actions });
  new FunctionAlarms(stack, 'FunctionAlarms', { handler, actions });
  for (const destination of Object.values(DeliveryDestination)) {
    new DeliveryAlarms(stack, `${destination}Alarms`, { ...delivery, destination });
  }
  new DeliveryAlarms(stack, 'PutToAlarms', {
    deliveryStream: others.putTo,
    destination: DeliveryDestination.S3,
    actions,
  });
  new ErrorObjectAlarm(stack, 'ErrorObjectAlarm', { bucket: others.errors, errorPrefixes: ['errors/'], actions });
  new TrafficAlarms(stack, 'TrafficAlarms', { stream, metricNamespace: OURS, actions });
}

function rowsOfAll(stack: Stack): DashboardRow[] {
  const { dataStream, stream, consumer, handler, eventSourceMapping, deliveryStream, ...others } = partsOf(stack);
  return [
    DashboardRow.stream(dataStream, [consumer]),
    DashboardRow.shards(stream),
    DashboardRow.autoscaler(others.autoscaler),
    DashboardRow.group(others.group),
    DashboardRow.channel('Channel', others.channel),
    DashboardRow.processor('Processor', { handler, eventSourceMapping, source: dataStream }),
    DashboardRow.delivery('Events', { deliveryStream: others.putTo, destination: DeliveryDestination.S3 }),
    ...Object.values(DeliveryDestination).map((destination) =>
      DashboardRow.delivery(destination, { deliveryStream, destination }),
    ),
    DashboardRow.traffic(stream, OURS),
  ];
}

describe('the metrics of alarms and dashboards', () => {
  const stack = new Stack(new App(), 'Stack');
  alarmsOnAll(stack);

  test('are those that the services report, by exactly the dimensions they report them by', () => {
    const used = [...metricsOfAlarms(stack), ...metricsOfRows(rowsOfAll)];
    expect(distinct(used)).toEqual(distinct(METRICS));
  });

  test('are pinned for every construct that makes alarms', () => {
    const pinned = new Set(stack.node.children.map((construct) => construct.constructor.name));
    for (const name of Object.keys(library).filter((exported) => exported.endsWith('Alarms'))) {
      expect(pinned).toContain(name);
    }
  });
});
