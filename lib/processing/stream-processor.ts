import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type IEventSourceDlq, type IEventSourceMapping, type IFunction, MetricType } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { requireThat } from '../private/validation';
import { LAMBDA, warnOfLargeRecords } from '../stream/record-size';
import type { IStreamEventSource } from '../stream/stream-event-source';
import { grantMappingRead } from '../stream/stream-grants';
import { type BatchingOptions, requireBatching } from './batching-options';
import { warnOfWaitingShards } from './concurrency-guard';
import { FailureBucket } from './failure-bucket';
import { roleOf, warnUnlessAttached } from './handler-role';
import { recordAgeLimit } from './record-age';
import { type RetryOptions, requireRetries } from './retry-options';
import { S3FailureDestination } from './s3-failure-destination';
import { SqsFailureDestination } from './sqs-failure-destination';
import { StartingPosition } from './starting-position';
import { streamMapping } from './stream-mapping';

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
   * What the event source mapping itself is measured by: `EventCount`, which CloudWatch bills as custom metrics. An empty
   * list turns it off, and the alarms on records that were given up on with it.
   *
   * @default [MetricType.EVENT_COUNT]
   */
  readonly metrics?: MetricType[];
}

/** Which function processes a stream, and how. */
export interface StreamProcessorProps extends StreamProcessorOptions {
  /** The stream to read, or one of its enhanced fan-out consumers. */
  readonly source: IStreamEventSource;

  /**
   * The function that gets the batches. In a VPC, it is Lambda that reads the stream, from outside: the function needs
   * neither a route to it nor an endpoint, only the actions on network interfaces, which aws-cdk gives to a role it makes.
   *
   * A version or an alias is subscribed as it is: to change its starting position, pass another alias as well.
   */
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

  /** Where batches go that are not tried again. */
  public readonly onFailure: IEventSourceDlq;

  /** The bucket that keeps failed batches; undefined where they go elsewhere. */
  public readonly failureBucket?: IBucket;

  constructor(scope: Construct, id: string, props: StreamProcessorProps) {
    super(scope, id);
    requireBatching(this, props);
    requireRetries(this, props);
    requireEventCount(this, props.metrics);
    const maxRecordAge = recordAgeLimit(this, props.source, props.maxRecordAge);
    warnOfLargeRecords(this, props.source.maxRecordSize, LAMBDA);
    warnOfWaitingShards(this, props);

    const {
      source,
      handler,
      onFailure = new S3FailureDestination(new FailureBucket(this, 'Failures').bucket),
      startingPosition = StartingPosition.trimHorizon(),
    } = props;
    if (onFailure instanceof SqsFailureDestination) onFailure._warnUnlessOutliving(source.retentionPeriod);
    const grant = grantMappingRead(source, roleOf(handler));
    warnUnlessAttached(this, handler, grant);
    this.eventSourceMapping = streamMapping(this, { ...props, onFailure, startingPosition, maxRecordAge });
    grant.applyBefore(this.eventSourceMapping);
    this.source = source;
    this.handler = handler;
    this.onFailure = onFailure;
    this.failureBucket = onFailure instanceof S3FailureDestination ? onFailure.bucket : undefined;
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

function requireEventCount(owner: Construct, metrics: MetricType[] = []): void {
  const other = metrics.find((metric) => metric !== MetricType.EVENT_COUNT);
  requireThat(other === undefined, owner, 'metrics', `${MetricType.EVENT_COUNT}, or none`, `${other}`);
}
