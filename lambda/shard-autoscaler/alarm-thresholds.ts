import {
  type CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricAlarm,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import type { Charge } from './charge';

/** Digits that survive any way of writing a number. */
const PRECISION = 1_000;

/** Moves the thresholds of the alarms, which are shards in use, to where so many open shards want them. */
export async function fitThresholds(client: CloudWatchClient, charge: Charge, openShards: number): Promise<void> {
  const alarms = [charge.scaleOutAlarm, charge.scaleInAlarm];
  const thresholds = new Map(
    alarms.map(({ name, thresholdPerShard }) => [name, rounded(openShards * thresholdPerShard)]),
  );
  const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [...thresholds.keys()] }));
  for (const alarm of MetricAlarms) {
    const threshold = thresholds.get(String(alarm.AlarmName));
    if (threshold !== undefined && alarm.Threshold !== threshold) await move(client, alarm, threshold);
  }
}

/** An alarm acts when it enters a state: one that goes on for another threshold has to enter it anew. */
async function move(client: CloudWatchClient, alarm: MetricAlarm, threshold: number): Promise<void> {
  await client.send(new PutMetricAlarmCommand({ ...definitionOf(alarm), Threshold: threshold }));
  if (alarm.StateValue !== 'ALARM') return;
  await client.send(
    new SetAlarmStateCommand({
      AlarmName: alarm.AlarmName,
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: `The threshold has followed the open shards to ${threshold}`,
    }),
  );
}

/** Whatever PutMetricAlarm is not told, it drops. */
function definitionOf(alarm: MetricAlarm) {
  return {
    AlarmName: alarm.AlarmName,
    AlarmDescription: alarm.AlarmDescription,
    ActionsEnabled: alarm.ActionsEnabled,
    OKActions: alarm.OKActions,
    AlarmActions: alarm.AlarmActions,
    InsufficientDataActions: alarm.InsufficientDataActions,
    ComparisonOperator: alarm.ComparisonOperator,
    EvaluationPeriods: alarm.EvaluationPeriods,
    DatapointsToAlarm: alarm.DatapointsToAlarm,
    TreatMissingData: alarm.TreatMissingData,
    Metrics: alarm.Metrics,
  };
}

function rounded(value: number): number {
  return Math.round(value * PRECISION) / PRECISION;
}
