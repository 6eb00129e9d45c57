import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type CfnEventSourceMapping,
  EventSourceMapping,
  type EventSourceMappingOptions,
  type IEventSourceMapping,
  type IFunction,
  MetricType,
} from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireThat } from '../private/validation';
import { LAMBDA, warnOfLargeRecords } from '../stream/record-size';
import type { IStreamEventSource } from '../stream/stream-event-source';
import { type BatchingOptions, requireBatching } from './batching-options';
import { FailureBucket } from './failure-bucket';
import { roleOf, warnUnlessAttached } from './handler-role';
import { type RetryOptions, requireRetries } from './retry-options';
import { S3FailureDestination } from './s3-failure-destination';
import { StartingPosition } from './starting-position';

/** How a function is subscribed to a stream. */
export interface StreamProcessorOptions extends BatchingOptions, RetryOptions {
  /**
   * Where to start reading.
   *
   * @default StartingPosition.trimHorizon()
   */
  readonly startingPosition?: StartingPosition;

  /**
   * Whether records are read; what arrives meanwhile is read later, if the stream still keeps it.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * What the event source mapping itself is measured by: `EventCount` or `ErrorCount`; CloudWatch bills them as custom
   * metrics. An empty list turns them off.
   *
   * @default [MetricType.EVENT_COUNT]
   */
  readonly metrics?: MetricType[];
}

/** Which function processes a stream, and how. */
export interface StreamProcessorProps extends StreamProcessorOptions {
  /** The stream to read, or one of its enhanced fan-out consumers. */
  readonly source: IStreamEventSource;

  /** The function that gets the batches. */
  readonly handler: IFunction;
}

/**
 * A Lambda function that processes the records of a stream, none of which is lost when it fails: it gets full batches,
 * is retried a bounded number of times, and what it still cannot process is kept in S3.
 *
 * @example
 * declare const stream: DataStream;
 * declare const handler: lambda.IFunction;
 * new StreamProcessor(this, 'Sessions', { source: stream, handler });
 */
export class StreamProcessor extends Construct {
  /** The stream, or the consumer, which is read. */
  public readonly source: IStreamEventSource;

  /** The function that gets the batches. */
  public readonly handler: IFunction;

  /** What connects the stream with the function. */
  public readonly eventSourceMapping: IEventSourceMapping;

  /** The bucket that keeps failed batches; undefined where they go elsewhere. */
  public readonly failureBucket?: IBucket;

  constructor(scope: Construct, id: string, props: StreamProcessorProps) {
    super(scope, id);
    requireBatching(this, props);
    requireRetries(this, props);
    requireKinesisMetrics(this, props.metrics);
    warnOfLargeRecords(this, props.source.maxRecordSize, LAMBDA);

    this.source = props.source;
    this.handler = props.handler;
    const onFailure = props.onFailure ?? new S3FailureDestination(new FailureBucket(this, 'Failures').bucket);
    this.failureBucket = onFailure instanceof S3FailureDestination ? onFailure.bucket : undefined;
    const grant = this.source.grantRead(roleOf(this.handler));
    warnUnlessAttached(this, this.handler, grant);
    this.eventSourceMapping = new EventSourceMapping(this, 'EventSourceMapping', {
      ...mappingOptions(props),
      target: this.handler,
      onFailure,
    });
    limitRecordAge(this.eventSourceMapping, props.maxRecordAge);
    grant.applyBefore(this.eventSourceMapping);
  }

  /**
   * A metric of the event source mapping.
   *
   * @param metricName Such as `PolledEventCount` or `FailedInvokeEventCount`.
   * @param options How it is aggregated; by default the sum of 5 minutes.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
   */
  public metric(metricName: string, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: 'AWS/Lambda',
      metricName,
      dimensionsMap: { EventSourceMappingUUID: this.eventSourceMapping.eventSourceMappingId },
      statistic: Stats.SUM,
      ...options,
    });
  }

  /**
   * Records that went to the failure destination.
   *
   * @param options How it is aggregated.
   */
  public metricFailureDestinationRecords(options?: MetricOptions): Metric {
    return this.metric('OnFailureDestinationDeliveredEventCount', options);
  }

  /**
   * Records that are lost: neither processed nor taken by the failure destination.
   *
   * @param options How it is aggregated.
   */
  public metricDroppedRecords(options?: MetricOptions): Metric {
    return this.metric('DroppedEventCount', options);
  }
}

function mappingOptions(props: StreamProcessorProps): EventSourceMappingOptions {
  const { position, timestamp } = props.startingPosition ?? StartingPosition.trimHorizon();
  const metrics = props.metrics ?? [MetricType.EVENT_COUNT];
  return {
    eventSourceArn: props.source.eventSourceArn,
    startingPosition: position,
    startingPositionTimestamp: timestamp && timestamp.getTime() / 1_000,
    batchSize: props.batchSize ?? 10_000,
    maxBatchingWindow: props.maxBatchingWindow ?? Duration.seconds(5),
    parallelizationFactor: props.parallelizationFactor,
    tumblingWindow: props.tumblingWindow,
    filters: props.filter?.patterns.map((pattern) => ({ pattern })),
    filterEncryption: props.filter?.encryptionKey,
    retryAttempts: props.retryAttempts ?? 10,
    bisectBatchOnError: props.bisectBatchOnError ?? true,
    reportBatchItemFailures: props.reportBatchItemFailures ?? true,
    enabled: props.enabled,
    metricsConfig: metrics.length > 0 ? { metrics } : undefined,
  };
}

/** Set on the resource, because the construct takes an age that is known only at deployment for one out of range. */
function limitRecordAge(mapping: IEventSourceMapping, maxRecordAge: Duration | undefined): void {
  const resource = mapping.node.defaultChild as CfnEventSourceMapping;
  resource.maximumRecordAgeInSeconds = maxRecordAge?.toSeconds();
}

function requireKinesisMetrics(owner: Construct, metrics: MetricType[] = []): void {
  const allowed = [MetricType.EVENT_COUNT, MetricType.ERROR_COUNT];
  const other = metrics.find((metric) => !allowed.includes(metric));
  requireThat(other === undefined, owner, 'metrics', allowed.join(' or '), `${other}`);
}
