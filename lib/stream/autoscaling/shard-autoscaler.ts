import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Schedule } from 'aws-cdk-lib/aws-scheduler';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireDuration, requirePattern, requireRange } from '../../private/validation';
import { autoscalerFunction } from './autoscaler-function';
import { LookSchedules } from './look-schedules';
import { requireScalable } from './scalable-stream';
import { ScalingAlarms } from './scaling-alarms';
import { requireShardAutoscaling, type ShardAutoscalingOptions } from './shard-autoscaling-options';
import type { ShardMetric } from './shard-metric';
import type { ShardPeak } from './shard-peak';

const MINUTE = Duration.minutes(1);
const LONGEST_PEAK = Duration.minutes(10_080);
const SINGLE_MOMENTS = /^(cron|at)\(/;
/** All of them fit into the environment of the function, which takes 4 KB. */
const MOST_PEAKS = 20;

/** Which stream is scaled, and how. */
export interface ShardAutoscalerProps extends ShardAutoscalingOptions {
  /** The stream, in provisioned capacity mode. */
  readonly stream: IStream;
}

/**
 * Adds shards to a provisioned stream, and removes them, as its writes come and go: on bytes and records, within the ten
 * changes that Kinesis makes in 24 hours.
 *
 * For a stream that exists already. A new one is better given `StreamCapacity.autoScaled`: where a template holds the
 * shard count of a stream, the next deployment that changes the stream sets its shards back to that.
 *
 * @example
 * declare const stream: kinesis.IStream;
 * const autoscaler = new ShardAutoscaler(this, 'Autoscaler', { stream, minShards: 2, maxShards: 64 });
 * autoscaler.schedulePeak('Sale', {
 *   schedule: ScheduleExpression.cron({ weekDay: 'FRI', hour: '17', minute: '30', timeZone: TimeZone.EUROPE_PARIS }),
 *   duration: Duration.hours(4),
 *   minShards: 32,
 * });
 */
export class ShardAutoscaler extends Construct {
  /** The stream that is scaled. */
  public readonly stream: IStream;

  /** The function that looks at the stream every minute and whenever an alarm goes off, and takes a step at most. */
  public readonly function: IFunction;

  /** Namespace of the metrics about scaling. */
  public readonly metricNamespace: string;

  /** The most shards, however much is written. */
  public readonly maxShards: number;

  private readonly minShards: number;

  private readonly peaks: ShardPeak[] = [];

  private readonly schedules: LookSchedules;

  constructor(scope: Construct, id: string, props: ShardAutoscalerProps) {
    super(scope, id);
    requireShardAutoscaling(this, props);
    requireScalable(this, props.stream);

    this.stream = props.stream;
    this.minShards = props.minShards ?? 1;
    this.maxShards = props.maxShards;
    this.metricNamespace = props.metricNamespace ?? 'KinesisPipelines';
    const targetUtilization = (props.targetUtilizationPercent ?? 80) / 100;
    const alarms = new ScalingAlarms(this.stream, targetUtilization);
    this.function = autoscalerFunction(this, 'Function', {
      stream: this.stream,
      alarms,
      minShards: this.minShards,
      maxShards: this.maxShards,
      targetUtilization,
      scaleInCooldown: props.scaleInCooldown ?? Duration.minutes(30),
      metricNamespace: this.metricNamespace,
      peaks: this.peaks,
    });
    alarms.create(this, this.minShards, new LambdaAction(this.function, { useUniquePermissionId: true }));
    this.schedules = new LookSchedules(this, this.function);
    this.schedules.everyMinute('Schedule');
  }

  /**
   * Keeps more shards open during a peak that is known beforehand, of 20 at most. Where peaks overlap, the highest counts.
   *
   * @param id Construct id, unique within the autoscaler.
   * @param peak When and how high it is.
   */
  public schedulePeak(id: string, peak: ShardPeak): Schedule {
    requireRange(this, `minShards of ${id}`, peak.minShards, this.minShards, this.maxShards);
    requireDuration(this, `duration of ${id}`, peak.duration, MINUTE, LONGEST_PEAK);
    requirePattern(this, `schedule of ${id}`, peak.schedule.expressionString, SINGLE_MOMENTS, 'cron(...) or at(...)');
    requireRange(this, 'number of peaks', this.peaks.length + 1, 1, MOST_PEAKS);
    this.peaks.push(peak);
    return this.schedules.peak(id, peak);
  }

  /**
   * A metric about the scaling of the stream.
   *
   * @param metric What is told.
   * @param options How it is aggregated; by default the maximum of a minute.
   */
  public metric(metric: ShardMetric, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: this.metricNamespace,
      metricName: metric,
      dimensionsMap: { StreamName: this.stream.streamName },
      statistic: Stats.MAXIMUM,
      period: MINUTE,
      ...options,
    });
  }
}
