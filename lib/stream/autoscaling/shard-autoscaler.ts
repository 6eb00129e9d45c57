import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prebuiltFunction } from '../../private/prebuilt-function';
import { serviceRole } from '../../private/service-role';
import { requireDuration, requireRange } from '../../private/validation';
import { ScalingAlarms } from './scaling-alarms';
import { requireShardAutoscaling, type ShardAutoscalingOptions } from './shard-autoscaling-options';
import type { ShardMetric } from './shard-metric';
import type { ShardPeak } from './shard-peak';

const STREAM_ACTIONS = [
  'kinesis:AddTagsToStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:ListTagsForStream',
  'kinesis:UpdateShardCount',
];
const ALARM_ACTIONS = ['cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm', 'cloudwatch:SetAlarmState'];
const MINUTE = Duration.minutes(1);
/** An event that waited longer tells of a world that is gone, and there have been others since. */
const MAX_EVENT_AGE = Duration.minutes(5);
const LONGEST_PEAK = Duration.minutes(10_080);

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

  private readonly scheduleRole: IRole;

  constructor(scope: Construct, id: string, props: ShardAutoscalerProps) {
    super(scope, id);
    requireShardAutoscaling(this, props);

    this.stream = props.stream;
    this.minShards = props.minShards ?? 1;
    this.maxShards = props.maxShards;
    this.metricNamespace = props.metricNamespace ?? 'KinesisPipelines';
    const utilization = (props.targetUtilizationPercent ?? 80) / 100;
    const alarms = new ScalingAlarms(this.stream, utilization);
    const handler = prebuiltFunction(this, 'Function', {
      asset: 'shard-autoscaler',
      description: 'Scales the shards of a stream',
      memorySize: 256,
      timeout: MINUTE,
      environment: {
        STREAM_ARN: this.stream.streamArn,
        STREAM_NAME: this.stream.streamName,
        MIN_SHARDS: `${this.minShards}`,
        MAX_SHARDS: `${this.maxShards}`,
        TARGET_UTILIZATION: `${utilization}`,
        COOLDOWN_MINUTES: `${(props.scaleInCooldown ?? Duration.minutes(30)).toMinutes()}`,
        METRICS_NAMESPACE: this.metricNamespace,
        SCALE_OUT_ALARM: alarms.scaleOut.name,
        SCALE_OUT_THRESHOLD_PER_SHARD: `${alarms.scaleOut.thresholdPerShard}`,
        SCALE_IN_ALARM: alarms.scaleIn.name,
        SCALE_IN_THRESHOLD_PER_SHARD: `${alarms.scaleIn.thresholdPerShard}`,
      },
    });
    handler.configureAsyncInvoke({ maxEventAge: MAX_EVENT_AGE });
    grantScaling(handler.role as IRole, this.stream, alarms);
    this.function = handler;
    alarms.create(this, this.minShards, new LambdaAction(handler, { useUniquePermissionId: true }));
    this.scheduleRole = scheduleRole(this);
    this.scheduleLooks();
  }

  /**
   * Keeps more shards open during a peak that is known beforehand. Where peaks overlap, the highest counts.
   *
   * @param id Construct id, unique within the autoscaler.
   * @param peak When and how high it is.
   */
  public schedulePeak(id: string, peak: ShardPeak): Schedule {
    requireRange(this, `minShards of ${id}`, peak.minShards, this.minShards, this.maxShards);
    requireDuration(this, `duration of ${id}`, peak.duration, MINUTE, LONGEST_PEAK);
    return new Schedule(this, id, {
      schedule: peak.schedule,
      description: `Keeps at least ${peak.minShards} shards open`,
      target: new LambdaInvoke(this.function, {
        role: this.scheduleRole,
        maxEventAge: shorter(peak.duration, Duration.days(1)),
        input: ScheduleTargetInput.fromObject({
          time: ContextAttribute.scheduledTime,
          minShards: peak.minShards,
          minutes: peak.duration.toMinutes(),
        }),
      }),
    });
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

  /** Whatever an alarm missed, and whatever had to wait, is seen a minute later. */
  private scheduleLooks(): void {
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(MINUTE),
      description: 'Looks whether the stream has the shards it needs',
      target: new LambdaInvoke(this.function, {
        role: this.scheduleRole,
        maxEventAge: MINUTE,
        retryAttempts: 0,
        input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
      }),
    });
  }
}

function grantScaling(grantee: IRole, stream: IStream, { scaleOut, scaleIn }: ScalingAlarms): void {
  Grant.addToPrincipal({ grantee, actions: STREAM_ACTIONS, resourceArns: [stream.streamArn] });
  Grant.addToPrincipal({ grantee, actions: ALARM_ACTIONS, resourceArns: [scaleOut.arn, scaleIn.arn] });
  // Metrics are no resources: CloudWatch knows neither ARN nor condition for reading them.
  Grant.addToPrincipal({ grantee, actions: ['cloudwatch:GetMetricData'], resourceArns: ['*'] });
}

/** EventBridge Scheduler names the group of a schedule, not the schedule, when it assumes a role. */
function scheduleRole(scope: Construct): IRole {
  return serviceRole(scope, 'ScheduleRole', {
    service: 'scheduler.amazonaws.com',
    description: 'Starts the autoscaler of a stream',
    sourceArn: Stack.of(scope).formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' }),
  });
}

function shorter(a: Duration, b: Duration): Duration {
  return a.toSeconds() < b.toSeconds() ? a : b;
}
