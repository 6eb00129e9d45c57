import type { SandboxContext } from '../../kernel/context';
import type { Alarm, AlarmDefinition } from '../alarm/alarm';
import type { MetricAlarmDefinition } from '../alarm/alarm-definition';
import type { StateChange, StateRecord } from '../alarm/alarm-state';
import type { MetricQuery } from '../alarm/metric-query';
import { timestamp } from '../alarm/timestamp';
import type { CompositeAlarmDefinition } from '../composite/composite-definition';

type Place = Pick<SandboxContext, 'account' | 'region'>;

/**
 * What an alarm gives the function that it invokes, as JSON text.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html
 */
export function alarmEvent(alarm: Alarm, { previous, current }: StateChange, { account, region }: Place): string {
  return JSON.stringify({
    source: 'aws.cloudwatch',
    alarmArn: alarm.arn,
    accountId: account,
    time: timestamp(current.time),
    region,
    alarmData: {
      alarmName: alarm.name,
      state: stateOf(current),
      previousState: stateOf(previous),
      configuration: configurationOf(alarm.definition),
    },
  });
}

function stateOf({ value, reason, reasonData, time }: StateRecord): object {
  return { value, reason, reasonData, timestamp: timestamp(time) };
}

function configurationOf(definition: AlarmDefinition): object {
  const configuration =
    definition.kind === 'metric' ? metricConfiguration(definition) : compositeConfiguration(definition);
  return { description: definition.description, ...configuration };
}

function metricConfiguration({ queries, unit }: MetricAlarmDefinition): object {
  return { metrics: queries.map((query) => queryOf(query, unit)) };
}

function queryOf(query: MetricQuery, unit: string | undefined): object {
  const identity = { id: query.id, label: query.label, returnData: query.returnsData };
  if (query.kind === 'expression') return { ...identity, expression: query.expression };
  const { namespace, metricName: name, dimensions } = query.metric;
  const metricStat = {
    metric: { namespace, name, dimensions },
    period: query.periodMs / 1_000,
    stat: query.statistic,
    unit,
  };
  return { ...identity, metricStat };
}

function compositeConfiguration({ ruleText, suppressor }: CompositeAlarmDefinition): object {
  return {
    alarmRule: ruleText,
    ...(suppressor !== undefined && {
      actionsSuppressor: suppressor.text,
      actionsSuppressorWaitPeriod: suppressor.waitPeriodMs / 1_000,
      actionsSuppressorExtensionPeriod: suppressor.extensionPeriodMs / 1_000,
    }),
  };
}
