import { type IAlarm, Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream, type IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../private/acknowledgements';
import { requireActions } from '../private/alarm-actions';
import { prebuiltFunction } from '../private/prebuilt-function';
import { requireDuration, requireMetricNamespace, requirePattern, requireThat } from '../private/validation';
import { knownRecordSize } from '../stream/known-record-size';
import { LAMBDA } from '../stream/record-size';
import { warnOfSmallDeliveredRecords } from '../stream/small-records';
import type { IStreamEventSource } from '../stream/stream-event-source';
import { DeliveryBacklogAlarms } from './delivery-backlog-alarms';
import { FailureBucket } from './failure-bucket';
import { FirehoseWriterFormat } from './firehose-writer-format';
import type { FirehoseWriterMetric } from './firehose-writer-metric';
import type { FirehoseWriterProps } from './firehose-writer-props';
import { S3FailureDestination } from './s3-failure-destination';
import { StreamProcessor } from './stream-processor';

/** One whole vCPU: reading lines is bound by it. */
const ONE_VCPU_MEMORY = 1_769;

/** Until records have reached their greatest age. */
const WITHOUT_END = -1;

/**
 * Puts the records of a stream into a delivery stream (Direct PUT), packed, so that a delivery stream can take more than one source.
 * Where one stream is all it delivers, `KinesisDeliveryStream` is simpler, cheaper and keeps trying for as long as the stream retains.
 *
 * What Firehose refuses comes again, and so does everything while an alarm says that delivery fails or has fallen behind: Firehose
 * drops after 24 hours what was put directly, the stream keeps it for as long as it retains records. Shortly before that time is
 * over, records go to the failure bucket.
 *
 * What Firehose already held when it was given no more is not guarded: it is lost if Firehose cannot deliver for 24 hours. Where every
 * delivery fails, that is what came since the last success, for 5 minutes, or the buffering interval where that is longer, and the
 * few minutes until the alarm is on and the writer has asked; otherwise what came in `maxDataFreshness` and those few minutes. Have
 * Firehose back up its records into another bucket; or, once it delivers again, read them again from
 * `StartingPosition.atTimestamp()`.
 *
 * A record that cannot be delivered, because it is damaged or has a line of more than 1,000 KiB, does not stop its shard: it goes to
 * the failure bucket at once.
 *
 * @example
 * declare const stream: DataStream;
 * declare const deliveryStream: firehose.IDeliveryStream;
 * new FirehoseWriter(this, 'Writer', { source: stream, deliveryStream });
 */
export class FirehoseWriter extends Construct {
  /** The function that puts records, and how it is subscribed to the stream. */
  public readonly processor: StreamProcessor;

  /** The bucket that keeps records which cannot be delivered. */
  public readonly failureBucket: IBucket;

  /** The alarms that hold records back: delivery has fallen behind, or fails. */
  public readonly alarms: IAlarm[];

  /** Namespace of the metrics. */
  public readonly metricNamespace: string;

  private readonly deliveryStream: IDeliveryStream;

  constructor(scope: Construct, id: string, props: FirehoseWriterProps) {
    super(scope, id);
    requireWriter(this, props);

    this.deliveryStream = props.deliveryStream;
    this.metricNamespace = props.metricNamespace ?? 'KinesisPipelines';
    this.failureBucket = props.failureBucket ?? new FailureBucket(this, 'Failures').bucket;
    const { behind, failing } = new DeliveryBacklogAlarms(this, 'Alarms', {
      deliveryStream: props.deliveryStream,
      destinationMetrics: props.destinationMetrics ?? 'DeliveryToS3',
      maxDataFreshness: props.maxDataFreshness ?? Duration.hours(1),
      actions: props.alarmActions ?? [],
    });
    this.alarms = [behind, failing];
    const handler = prebuiltFunction(this, 'Handler', {
      asset: 'firehose-writer',
      description: 'Puts records into a delivery stream',
      memorySize: ONE_VCPU_MEMORY,
      timeout: Duration.minutes(5),
      environment: {
        DELIVERY_STREAM_NAME: props.deliveryStream.deliveryStreamName,
        FORMAT: props.format ?? FirehoseWriterFormat.LINES,
        BEHIND_ALARM_NAME: behind.alarmName,
        FAILING_ALARM_NAME: failing.alarmName,
        FAILURE_BUCKET: this.failureBucket.bucketName,
        METRICS_NAMESPACE: this.metricNamespace,
      },
    });
    this.grantWriting(handler);
    // A batch that is held back, or refused, must not be given up, nor split: it is not its records that are at fault.
    this.processor = new StreamProcessor(this, 'Processor', {
      source: props.source,
      handler,
      startingPosition: props.startingPosition,
      filter: props.filter,
      parallelizationFactor: props.parallelizationFactor,
      retryAttempts: WITHOUT_END,
      bisectBatchOnError: false,
      onFailure: new S3FailureDestination(this.failureBucket),
    });
    if (props.format === FirehoseWriterFormat.RECORDS) {
      warnOfSmallDeliveredRecords(this, knownRecordSize(props.source), false);
    }
  }

  /**
   * A metric of the records that were not simply put.
   *
   * @param metric What is counted.
   * @param options How it is aggregated; by default the sum of 5 minutes.
   */
  public metric(metric: FirehoseWriterMetric, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: this.metricNamespace,
      metricName: metric,
      dimensionsMap: {
        StreamName: this.processor.source.stream.streamName,
        DeliveryStreamName: this.deliveryStream.deliveryStreamName,
      },
      statistic: Stats.SUM,
      ...options,
    });
  }

  /** The failure destination lets the same role put objects into the failure bucket. */
  private grantWriting(grantee: IGrantable): void {
    this.deliveryStream.grant(grantee, 'firehose:PutRecordBatch');
    const alarmArns = this.alarms.map(({ alarmArn }) => alarmArn);
    Grant.addToPrincipal({ grantee, actions: ['cloudwatch:DescribeAlarms'], resourceArns: alarmArns });
    Grant.addToPrincipal({
      grantee,
      actions: ['cloudwatch:PutMetricData'],
      resourceArns: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': this.metricNamespace } },
    });
    acknowledgeWildcards(grantee, ['*'], 'metrics have no ARN: the condition names their namespace');
  }
}

function requireWriter(owner: Construct, props: FirehoseWriterProps): void {
  const { source, deliveryStream, maxDataFreshness, destinationMetrics, alarmActions = [] } = props;
  requireSmallRecords(owner, source);
  requireDirectPut(owner, deliveryStream);
  requireDuration(owner, 'maxDataFreshness', maxDataFreshness, Duration.minutes(30), Duration.minutes(720));
  const allowed = 'DeliveryTo and the name of a destination';
  requirePattern(owner, 'destinationMetrics', destinationMetrics, /^DeliveryTo[A-Za-z0-9]+$/, allowed);
  requireActions(owner, 'alarmActions', alarmActions);
  requireMetricNamespace(owner, props.metricNamespace);
}

/** Lambda would try a larger record, and nothing else of its shard, until it expires. */
function requireSmallRecords(owner: Construct, { maxRecordSize }: IStreamEventSource): void {
  if (maxRecordSize.isUnresolved()) return;
  const size = maxRecordSize.toBytes() / 1_024;
  const limit = LAMBDA.maxRecordSize.toKibibytes();
  requireThat(size <= limit, owner, 'source', `a stream of records of at most ${limit} KiB`, `up to ${size} KiB`);
}

function requireDirectPut(owner: Construct, deliveryStream: IDeliveryStream): void {
  const resource = deliveryStream.node.defaultChild;
  if (!(resource instanceof CfnDeliveryStream)) return;
  const type = resource.deliveryStreamType ?? 'DirectPut';
  requireThat(type === 'DirectPut', owner, 'deliveryStream', 'one for Direct PUT', `one of type ${type}`);
}
