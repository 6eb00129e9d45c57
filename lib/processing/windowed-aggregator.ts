import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prebuiltFunction } from '../private/prebuilt-function';
import { requireDuration, requireMetricNamespace, requireThat } from '../private/validation';
import type { IStreamEventSource } from '../stream/stream-event-source';
import { aggregationText } from './aggregation';
import type { RetryOptions } from './retry-options';
import type { StartingPosition } from './starting-position';
import { StreamProcessor } from './stream-processor';
import { WindowDestination } from './window-destination';
import type { WindowMeasure } from './window-measure';

/** One whole vCPU: parsing is bound by it, so that a smaller function costs the same and lags longer. */
const ONE_VCPU_MEMORY = 1_769;
/** Long enough to write the groups of all shards, which end their windows at once, to a stream of one. */
const TIMEOUT = Duration.minutes(5);

/** What is measured, over which windows, and where the results go. */
export interface WindowedAggregatorProps extends RetryOptions {
  /** The stream of JSON lines, or one of its enhanced fan-out consumers. */
  readonly source: IStreamEventSource;

  /** What is measured of each group: 1 to 20 measures. */
  readonly measures: WindowMeasure[];

  /**
   * What tells groups apart: up to 29 names, each with the JSON path of a string, number or boolean. A line that lacks it
   * belongs to the group `(none)`; of a longer value, the first 256 characters count.
   *
   * @default - all lines are one group
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html
   */
  readonly dimensions?: { [name: string]: string };

  /**
   * Length of the windows: 1 to 900 whole seconds.
   *
   * @default Duration.seconds(60)
   */
  readonly window?: Duration;

  /**
   * The most groups that a shard tells apart in a window, or in a part of one: 1 to 1,000,000. Lines of further groups
   * count in one whose dimensions are all `(other)`, so that none is left out of the sums.
   *
   * @default - 100 where results go to metrics, each of which is billed; else as many as there are
   */
  readonly maxGroups?: number;

  /**
   * Where results go.
   *
   * @default WindowDestination.metrics()
   */
  readonly destination?: WindowDestination;

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

/**
 * Measures the JSON lines of a stream by groups, over tumbling windows. A record holds one line, or many joined by newlines,
 * gzip'd or not, or those that the Kinesis Producer Library aggregated.
 *
 * Lambda counts a record in the window of its arrival at the stream: one that was sent late counts late, and none is left
 * out. It is counted once, however often Lambda tries its batch; one that a producer put twice is two records. Each shard
 * reports its own results, and so does each part of a window with more groups than its state of 1 MB holds, and of one
 * that ends with its shard: `WindowMeasure` tells how to put them together.
 *
 * @example
 * declare const stream: DataStream;
 * new WindowedAggregator(this, 'Sales', {
 *   source: stream,
 *   dimensions: { Country: '$.customer.country' },
 *   measures: [WindowMeasure.count('Orders'), WindowMeasure.sum('Revenue', '$.total')],
 * });
 */
export class WindowedAggregator extends Construct {
  /** The function that measures, and how it is subscribed to the stream. */
  public readonly processor: StreamProcessor;

  /** Namespace of the metrics. */
  public readonly metricNamespace: string;

  private readonly destination: WindowDestination;

  private readonly measures: string[];

  private readonly dimensions: string[];

  constructor(scope: Construct, id: string, props: WindowedAggregatorProps) {
    super(scope, id);
    const { measures, dimensions = {}, window, maxGroups, destination, metricNamespace, ...options } = props;
    requireDuration(this, 'window', window, Duration.seconds(1), Duration.seconds(900));
    requireMetricNamespace(this, metricNamespace);

    this.metricNamespace = metricNamespace ?? 'KinesisPipelines';
    this.destination = destination ?? WindowDestination.metrics();
    this.measures = measures.map(({ name }) => name);
    this.dimensions = Object.keys(dimensions);
    requireOtherStream(this, props.source, this.destination);
    const { environment, grantWrite } = this.destination._plan;
    const handler = prebuiltFunction(this, 'Handler', {
      asset: 'windowed-aggregator',
      description: 'Aggregates a stream over tumbling windows',
      memorySize: ONE_VCPU_MEMORY,
      timeout: TIMEOUT,
      environment: {
        AGGREGATION: aggregationText(this, { dimensions, measures, maxGroups, destination: this.destination }),
        METRICS_NAMESPACE: this.metricNamespace,
        ...environment,
      },
    });
    grantWrite?.(handler);
    this.processor = new StreamProcessor(this, 'Processor', {
      ...options,
      handler,
      tumblingWindow: window ?? Duration.seconds(60),
    });
  }

  /**
   * The metric of a measure, where results go to metrics.
   *
   * @param measure One of those that are measured.
   * @param group Value of each of the dimensions, `(other)` and `(none)` included; other characters than printable ASCII stand as
   * their codes, such as `\u00fc`.
   * @param options How it is aggregated; by default over 5 minutes, by the statistic that puts shards together.
   */
  public metric(measure: WindowMeasure, group: { [name: string]: string } = {}, options: MetricOptions = {}): Metric {
    this.requireMetric(measure.name, Object.keys(group));
    return this.metricOf(measure.name, group, { statistic: measure.statistic, ...options });
  }

  /**
   * Lines that count nowhere: they are no JSON objects, or hold what cannot be measured.
   *
   * @param options How it is aggregated; by default the sum of 5 minutes.
   */
  public metricMalformedLines(options: MetricOptions = {}): Metric {
    return this.metricOf('MalformedLines', {}, { statistic: Stats.SUM, ...options });
  }

  /** CloudWatch takes any name, and keeps silent about one that nobody writes. */
  private requireMetric(measure: string, group: string[]): void {
    const { measures, destination } = this;
    const isMetrics = destination._plan.isMetrics === true;
    requireThat(isMetrics, this, 'destination', 'WindowDestination.metrics() to have metrics', 'another');
    requireThat(measures.includes(measure), this, 'measure', `one of ${measures.join(', ')}`, measure);
    const [allowed, got] = [listed(this.dimensions), listed(group)];
    requireThat(got === allowed, this, 'dimensions of the group', allowed, got);
  }

  private metricOf(metricName: string, group: Record<string, string>, options: MetricOptions): Metric {
    return new Metric({
      namespace: this.metricNamespace,
      metricName,
      dimensionsMap: { StreamName: this.processor.source.stream.streamName, ...group },
      ...options,
    });
  }
}

/** Results that are read again would be counted without end. */
function requireOtherStream(owner: Construct, source: IStreamEventSource, { _plan }: WindowDestination): void {
  const holds = _plan.stream?.stream.streamArn !== source.stream.streamArn;
  requireThat(holds, owner, 'destination', 'another stream than the source', source.stream.node.path);
}

function listed(names: string[]): string {
  return names.length === 0 ? 'none' : [...names].sort().join(', ');
}
