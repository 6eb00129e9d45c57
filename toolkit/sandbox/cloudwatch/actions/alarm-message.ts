import type { SandboxContext } from '../../kernel/context';
import type { Alarm } from '../alarm/alarm';
import type { MetricAlarmDefinition } from '../alarm/alarm-definition';
import type { StateChange } from '../alarm/alarm-state';
import type { MetricQuery } from '../alarm/metric-query';
import { timestamp } from '../alarm/timestamp';
import { triggeringAlarms } from '../composite/composite-reason';
import { regionName } from './region-name';

type Place = Pick<SandboxContext, 'account' | 'region'>;

/** What an alarm sends to its topic on a change of state. */
export function alarmMessage(alarm: Alarm, { previous, current }: StateChange, { account, region }: Place): string {
  const { definition, configuredAt, arn } = alarm;
  return JSON.stringify({
    AlarmName: definition.alarmName,
    AlarmDescription: definition.description ?? null,
    AWSAccountId: account,
    AlarmConfigurationUpdatedTimestamp: timestamp(configuredAt),
    NewStateValue: current.value,
    NewStateReason: current.reason,
    StateChangeTime: timestamp(current.time),
    Region: regionName(region),
    AlarmArn: arn,
    OldStateValue: previous.value,
    OKActions: definition.actions.OK,
    AlarmActions: definition.actions.ALARM,
    InsufficientDataActions: definition.actions.INSUFFICIENT_DATA,
    ActionExecutedAfterMuteWindow: false,
    ...(definition.kind === 'metric'
      ? { Trigger: trigger(definition) }
      : { AlarmRule: definition.ruleText, TriggeringChildren: triggeringChildren(current.reasonData) }),
  });
}

export function alarmSubject({ name }: Alarm, { current }: StateChange, { region }: Place): string {
  return `${current.value}: "${name}" in ${regionName(region)}`.slice(0, 100);
}

function triggeringChildren(reasonData: string | undefined): object[] {
  return triggeringAlarms(reasonData).map(({ arn, state: { value, timestamp } }) => ({
    Arn: arn,
    State: { Value: value, Timestamp: timestamp },
  }));
}

function trigger(definition: MetricAlarmDefinition): object {
  const { evaluationPeriods, datapointsToAlarm = evaluationPeriods } = definition;
  const common = {
    Period: definition.periodMs / 1_000,
    EvaluationPeriods: evaluationPeriods,
    ...(datapointsToAlarm < evaluationPeriods && { DatapointsToAlarm: datapointsToAlarm }),
    ComparisonOperator: definition.comparison.operator,
    Threshold: definition.threshold,
    TreatMissingData: definition.treatMissingData,
    EvaluateLowSampleCountPercentile: definition.lowSampleCountPercentile ?? '',
  };
  const [first] = definition.queries;
  if (definition.form === 'Metrics' || first?.kind !== 'metric') {
    return { Metrics: definition.queries.map(queryOf), ...common };
  }
  const { metric, statistic } = first;
  return {
    MetricName: metric.metricName,
    Namespace: metric.namespace,
    StatisticType: statistic.startsWith('p') ? 'ExtendedStatistic' : 'Statistic',
    Statistic: statistic.toUpperCase(),
    Unit: definition.unit ?? null,
    Dimensions: lowerCaseDimensions(metric.dimensions),
    ...common,
  };
}

function queryOf(query: MetricQuery): object {
  const identity = { Id: query.id, Label: query.label, ReturnData: query.returnsData };
  if (query.kind === 'expression') return { ...identity, Expression: query.expression };
  const { metric, statistic, periodMs } = query;
  const { namespace, metricName, dimensions } = metric;
  const Metric = { Namespace: namespace, MetricName: metricName, Dimensions: lowerCaseDimensions(dimensions) };
  return { ...identity, MetricStat: { Metric, Period: periodMs / 1_000, Stat: statistic } };
}

function lowerCaseDimensions(dimensions: Readonly<Record<string, string>>): object[] {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}
