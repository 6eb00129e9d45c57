import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prebuiltFunction } from '../private/prebuilt-function';
import { requireDuration, requireMetricNamespace } from '../private/validation';
import type { IStreamEventSource } from '../stream/stream-event-source';
import type { RetryOptions } from './retry-options';
import type { StartingPosition } from './starting-position';
import { StreamProcessor } from './stream-processor';

/** One whole vCPU: counting is bound by it, so that a smaller function costs the same and lags longer. */
const ONE_VCPU_MEMORY = 1_769;

/** What is measured of the traffic. */
export enum TrafficMetric {
  /** Requests, whatever their answer. */
  REQUESTS = 'Requests',

  /** Requests answered with a status from 400 to 499. */
  CLIENT_ERRORS = 'ClientErrors',

  /** Requests answered with a status from 500 to 599. */
  SERVER_ERRORS = 'ServerErrors',

  /** Bytes of the answers. */
  BYTES = 'Bytes',

  /** Clients with different addresses, estimated; a client that several shards tell of counts for each of them. */
  DISTINCT_CLIENTS = 'DistinctClients',

  /** Lines that are no log lines. */
  MALFORMED_LINES = 'MalformedLines',
}

/** How traffic is measured. */
export interface TrafficWindowOptions extends RetryOptions {
  /**
   * Length of the windows: 0 to 900 whole seconds. Without a window (0), each batch is measured by itself.
   *
   * @default Duration.seconds(60)
   */
  readonly window?: Duration;

  /**
   * Namespace of the metrics: 1 to 255 letters, digits and `._-/#:`, not beginning with `AWS/`.
   *
   * @default 'KinesisPipelines'
   */
  readonly metricNamespace?: string;

  /**
   * Where to start reading.
   *
   * @default StartingPosition.trimHorizon()
   */
  readonly startingPosition?: StartingPosition;
}

/** Which traffic is measured, and how. */
export interface TrafficWindowProps extends TrafficWindowOptions {
  /** The stream of web-server log lines, or one of its enhanced fan-out consumers. */
  readonly source: IStreamEventSource;
}

/**
 * Measures the traffic which the log lines of a stream tell of: requests, errors, bytes and distinct clients, as metrics
 * with the dimension `StreamName`. Each shard reports its own figures, so take sums.
 *
 * @example
 * declare const stream: DataStream;
 * const traffic = new TrafficWindow(this, 'Traffic', { source: stream.addConsumer('Traffic') });
 * const errors = traffic.metric(TrafficMetric.SERVER_ERRORS);
 */
export class TrafficWindow extends Construct {
  /** The function that measures, and how it is subscribed to the stream. */
  public readonly processor: StreamProcessor;

  /** Namespace of the metrics. */
  public readonly metricNamespace: string;

  constructor(scope: Construct, id: string, props: TrafficWindowProps) {
    super(scope, id);
    const { window, metricNamespace, ...options } = props;
    requireDuration(this, 'window', window, Duration.seconds(0), Duration.seconds(900));
    requireMetricNamespace(this, metricNamespace);

    this.metricNamespace = metricNamespace ?? 'KinesisPipelines';
    const handler = prebuiltFunction(this, 'Handler', {
      asset: 'traffic-window',
      description: 'Measures web traffic over tumbling windows',
      memorySize: ONE_VCPU_MEMORY,
      timeout: Duration.minutes(1),
      environment: { METRICS_NAMESPACE: this.metricNamespace },
    });
    this.processor = new StreamProcessor(this, 'Processor', {
      ...options,
      handler,
      tumblingWindow: window ?? Duration.seconds(60),
    });
  }

  /**
   * A metric of the traffic.
   *
   * @param metric What is measured.
   * @param options How it is aggregated; by default the sum of 5 minutes.
   */
  public metric(metric: TrafficMetric, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: this.metricNamespace,
      metricName: metric,
      dimensionsMap: { StreamName: this.processor.source.stream.streamName },
      statistic: Stats.SUM,
      ...options,
    });
  }
}
