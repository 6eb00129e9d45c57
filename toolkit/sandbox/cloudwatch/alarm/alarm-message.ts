import type { Alarm, StateChange } from './alarm';
import type { AlarmDefinition } from './alarm-definition';
import { regionName } from './region-name';

export interface AlarmPlace {
  readonly account: string;
  readonly region: string;
  readonly alarmArn: string;
}

/** What an alarm sends to its topic on a change of state. */
export function alarmMessage(
  { definition, configuredAt }: Alarm,
  change: StateChange,
  { account, region, alarmArn }: AlarmPlace,
): string {
  return JSON.stringify({
    AlarmName: definition.alarmName,
    AlarmDescription: definition.description ?? null,
    AWSAccountId: account,
    AlarmConfigurationUpdatedTimestamp: timestamp(configuredAt),
    NewStateValue: change.to,
    NewStateReason: change.reason,
    StateChangeTime: timestamp(change.time),
    Region: regionName(region),
    AlarmArn: alarmArn,
    OldStateValue: change.from,
    OKActions: definition.actions.OK,
    AlarmActions: definition.actions.ALARM,
    InsufficientDataActions: definition.actions.INSUFFICIENT_DATA,
    ActionExecutedAfterMuteWindow: false,
    Trigger: trigger(definition),
  });
}

export function alarmSubject({ definition }: Alarm, change: StateChange, { region }: AlarmPlace): string {
  return `${change.to}: "${definition.alarmName}" in ${regionName(region)}`.slice(0, 100);
}

function trigger(definition: AlarmDefinition): object {
  const { evaluationPeriods, datapointsToAlarm } = definition;
  const common = {
    Period: definition.periodMs / 1_000,
    EvaluationPeriods: evaluationPeriods,
    ...(datapointsToAlarm < evaluationPeriods && { DatapointsToAlarm: datapointsToAlarm }),
    ComparisonOperator: definition.comparison.operator,
    Threshold: definition.threshold,
    TreatMissingData: definition.treatMissingData,
    EvaluateLowSampleCountPercentile: '',
  };
  const [first] = definition.queries;
  if (definition.queries.length > 1 || first?.kind !== 'metric') {
    return { Metrics: definition.queries.map(queryOf), ...common };
  }
  const { metric, statistic } = first;
  return {
    MetricName: metric.metricName,
    Namespace: metric.namespace,
    StatisticType: statistic.startsWith('p') ? 'ExtendedStatistic' : 'Statistic',
    Statistic: statistic.toUpperCase(),
    Unit: null,
    Dimensions: Object.entries(metric.dimensions).map(([name, value]) => ({ name, value })),
    ...common,
  };
}

function queryOf(query: AlarmDefinition['queries'][number]): object {
  const identity = { Id: query.id, ReturnData: query.returnsData };
  if (query.kind === 'expression') return { ...identity, Expression: query.expression };
  const { metric, statistic, periodMs } = query;
  const dimensions = Object.entries(metric.dimensions).map(([name, value]) => ({ name, value }));
  const { namespace, metricName } = metric;
  const Metric = { Namespace: namespace, MetricName: metricName, Dimensions: dimensions };
  return { ...identity, MetricStat: { Metric, Period: periodMs / 1_000, Stat: statistic } };
}

/** `2026-01-01T00:00:00.000+0000` */
function timestamp(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}
