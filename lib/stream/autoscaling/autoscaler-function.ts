import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration, Lazy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from '../../private/acknowledgements';
import { prebuiltFunction } from '../../private/prebuilt-function';
import type { ScalingAlarms } from './scaling-alarms';
import type { ShardPeak } from './shard-peak';

const STREAM_ACTIONS = [
  'kinesis:AddTagsToStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:ListTagsForStream',
  'kinesis:UpdateShardCount',
];
const ALARM_ACTIONS = ['cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm', 'cloudwatch:SetAlarmState'];
/** An event that waited longer tells of a world that is gone, and there have been others since. */
const MAX_EVENT_AGE = Duration.minutes(5);

export interface AutoscalerFunctionProps {
  readonly stream: IStream;
  readonly alarms: ScalingAlarms;
  readonly minShards: number;
  readonly maxShards: number;
  /** Part of the write capacity. */
  readonly targetUtilization: number;
  readonly scaleInCooldown: Duration;
  readonly metricNamespace: string;
  /** All there are at synthesis. */
  readonly peaks: readonly ShardPeak[];
}

/** The function that looks at a stream, and takes a step at most. */
export function autoscalerFunction(scope: Construct, id: string, props: AutoscalerFunctionProps): IFunction {
  const { stream, alarms } = props;
  const handler = prebuiltFunction(scope, id, {
    asset: 'shard-autoscaler',
    description: 'Scales the shards of a stream',
    memorySize: 256,
    timeout: Duration.minutes(1),
    environment: {
      STREAM_ARN: stream.streamArn,
      STREAM_NAME: stream.streamName,
      MIN_SHARDS: `${props.minShards}`,
      MAX_SHARDS: `${props.maxShards}`,
      TARGET_UTILIZATION: `${props.targetUtilization}`,
      COOLDOWN_MINUTES: `${props.scaleInCooldown.toMinutes()}`,
      METRICS_NAMESPACE: props.metricNamespace,
      PEAKS: Lazy.string({ produce: () => Stack.of(scope).toJsonString(props.peaks.map(peakSettings)) }),
      SCALE_OUT_ALARM: alarms.scaleOut.name,
      SCALE_OUT_THRESHOLD_PER_SHARD: `${alarms.scaleOut.thresholdPerShard}`,
      SCALE_IN_ALARM: alarms.scaleIn.name,
      SCALE_IN_THRESHOLD_PER_SHARD: `${alarms.scaleIn.thresholdPerShard}`,
    },
  });
  handler.configureAsyncInvoke({ maxEventAge: MAX_EVENT_AGE });
  acknowledge(handler, {
    LambdaAsyncFailureDestination: 'the next event comes within minutes, and tells the same and more',
  });
  grantScaling(handler.role as IRole, props);
  return handler;
}

function peakSettings({ schedule, duration, minShards }: ShardPeak): object {
  const timeZone = schedule.timeZone?.timezoneName ?? 'Etc/UTC';
  return { schedule: schedule.expressionString, timeZone, minutes: duration.toMinutes(), minShards };
}

function grantScaling(grantee: IRole, { stream, alarms }: AutoscalerFunctionProps): void {
  const alarmArns = [alarms.scaleOut.arn, alarms.scaleIn.arn];
  Grant.addToPrincipal({ grantee, actions: STREAM_ACTIONS, resourceArns: [stream.streamArn] });
  Grant.addToPrincipal({ grantee, actions: ALARM_ACTIONS, resourceArns: alarmArns });
  Grant.addToPrincipal({ grantee, actions: ['cloudwatch:GetMetricData'], resourceArns: ['*'] });
  acknowledgeWildcards(grantee, ['*'], 'CloudWatch knows neither ARN nor condition for reading metrics');
}
