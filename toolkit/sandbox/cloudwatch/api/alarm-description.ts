import type { Alarm } from '../alarm/alarm';
import type { MetricAlarmDefinition } from '../alarm/alarm-definition';
import { dimensionList, type MetricQuery } from '../alarm/metric-query';
import type { AlarmBoard } from '../alarm-board';
import { isComposite } from '../composite/family';

const STATISTICS = ['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'];

/** A list that an alarm of another type leaves empty. */
export function describeMetricAlarm(alarm: Alarm, board: AlarmBoard): object[] {
  const { definition } = alarm;
  if (definition.kind !== 'metric') return [];
  const { threshold, comparison, evaluationPeriods, datapointsToAlarm, treatMissingData, unit } = definition;
  const described = {
    ...describeAlarm(alarm),
    ...describeQueries(definition),
    Unit: unit,
    EvaluationPeriods: evaluationPeriods,
    DatapointsToAlarm: datapointsToAlarm,
    Threshold: threshold,
    ComparisonOperator: comparison.operator,
    TreatMissingData: treatMissingData,
    EvaluateLowSampleCountPercentile: definition.lowSampleCountPercentile,
    EvaluationState: board.evaluationError(alarm) === undefined ? undefined : 'EVALUATION_ERROR',
  };
  return [described];
}

export function describeCompositeAlarm(alarm: Alarm, board: AlarmBoard): object[] {
  if (!isComposite(alarm)) return [];
  const { ruleText, suppressor } = alarm.definition;
  const suppressedBy = board.suppression.suppressedBy(alarm);
  const described = {
    ...describeAlarm(alarm),
    AlarmRule: ruleText,
    ...(suppressor !== undefined && {
      ActionsSuppressor: suppressor.text,
      ActionsSuppressorWaitPeriod: suppressor.waitPeriodMs / 1_000,
      ActionsSuppressorExtensionPeriod: suppressor.extensionPeriodMs / 1_000,
    }),
    ...(suppressedBy !== undefined && {
      ActionsSuppressedBy: suppressedBy,
      ActionsSuppressedReason: `Actions suppressed by ${suppressedBy}`,
    }),
  };
  return [described];
}

function describeAlarm({ definition, arn, state, configuredAt }: Alarm): object {
  const { alarmName, description, actionsEnabled, actions } = definition;
  return {
    AlarmName: alarmName,
    AlarmArn: arn,
    AlarmDescription: description,
    AlarmConfigurationUpdatedTimestamp: configuredAt / 1_000,
    ActionsEnabled: actionsEnabled,
    AlarmActions: actions.ALARM,
    OKActions: actions.OK,
    InsufficientDataActions: actions.INSUFFICIENT_DATA,
    StateValue: state.value,
    StateReason: state.reason,
    StateReasonData: state.reasonData,
    StateUpdatedTimestamp: state.time / 1_000,
    StateTransitionedTimestamp: state.time / 1_000,
  };
}

function describeQueries({ form, queries }: MetricAlarmDefinition): object {
  const [first] = queries;
  if (form === 'Metrics' || first?.kind !== 'metric') return { Metrics: queries.map(describeQuery) };
  const { metric, statistic, periodMs } = first;
  return {
    Namespace: metric.namespace,
    MetricName: metric.metricName,
    Dimensions: dimensionList(metric.dimensions),
    Period: periodMs / 1_000,
    [STATISTICS.includes(statistic) ? 'Statistic' : 'ExtendedStatistic']: statistic,
  };
}

function describeQuery(query: MetricQuery): object {
  const identity = { Id: query.id, Label: query.label, ReturnData: query.returnsData };
  const seconds = query.periodMs === undefined ? undefined : query.periodMs / 1_000;
  if (query.kind === 'expression') return { ...identity, Expression: query.expression, Period: seconds };
  const { namespace, metricName, dimensions } = query.metric;
  const Metric = { Namespace: namespace, MetricName: metricName, Dimensions: dimensionList(dimensions) };
  return { ...identity, MetricStat: { Metric, Period: seconds, Stat: query.statistic } };
}
