import { integerProperty, stringProperty } from '../../kernel/template-values';
import { type AlarmSettings, alarmSettings } from './alarm-settings';
import { COMPARISONS, type Comparison } from './comparison';
import { type MetricQuery, metricIdentity, metricQueries } from './metric-query';

export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** An alarm on a metric, or on an expression over metrics. */
export interface MetricAlarmDefinition extends AlarmSettings {
  readonly kind: 'metric';
  /** One metric by its name, or what stands in `Metrics`. */
  readonly form: 'MetricName' | 'Metrics';
  readonly queries: readonly MetricQuery[];
  readonly unit?: string;
  readonly periodMs: number;
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly evaluationPeriods: number;
  /** As many as the evaluation periods when it is not set. */
  readonly datapointsToAlarm?: number;
  readonly treatMissingData: MissingData;
  readonly lowSampleCountPercentile?: string;
}

const MISSING_DATA: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
/** Everything that `Metrics` says for each query, and that must not be said twice. */
const SINGLE_METRIC = [
  'MetricName',
  'Namespace',
  'Dimensions',
  'Period',
  'Unit',
  'Statistic',
  'ExtendedStatistic',
] as const;
const DEFAULT_PERIOD_S = 300;

type Properties = Readonly<Record<string, unknown>>;

/** @throws Error that names the property, its value and what is allowed */
export function metricAlarmDefinition(alarmName: string, properties: Properties): MetricAlarmDefinition {
  const queries = queriesOf(properties);
  const evaluationPeriods = integerProperty(properties, 'EvaluationPeriods', { min: 1, max: 10_080 }) ?? 1;
  return {
    ...alarmSettings(alarmName, properties),
    kind: 'metric',
    form: properties.Metrics === undefined ? 'MetricName' : 'Metrics',
    queries,
    unit: stringProperty(properties, 'Unit'),
    periodMs: longestPeriod(queries),
    comparison: choice('ComparisonOperator', properties, COMPARISONS, ({ operator }) => operator),
    threshold: threshold(properties),
    evaluationPeriods,
    datapointsToAlarm: integerProperty(properties, 'DatapointsToAlarm', { min: 1, max: evaluationPeriods }),
    treatMissingData: choice('TreatMissingData', { TreatMissingData: 'missing', ...properties }, MISSING_DATA, String),
    lowSampleCountPercentile: stringProperty(properties, 'EvaluateLowSampleCountPercentile'),
  };
}

function queriesOf(properties: Properties): MetricQuery[] {
  if (properties.Metrics === undefined) return [singleMetric(properties)];
  const twice = SINGLE_METRIC.find((name) => [properties[name] ?? []].flat().length > 0);
  if (twice !== undefined) throw new Error(`${twice} and Metrics are both set, keep one`);
  return metricQueries(properties.Metrics);
}

function singleMetric(properties: Properties): MetricQuery {
  const { Statistic, ExtendedStatistic } = properties;
  if (Statistic !== undefined && ExtendedStatistic !== undefined) {
    throw new Error('Statistic and ExtendedStatistic are both set, keep one');
  }
  const statistic = ExtendedStatistic ?? Statistic;
  if (statistic === undefined) throw new Error('Statistic must be set, or ExtendedStatistic, or Metrics');
  return {
    kind: 'metric',
    id: 'm1',
    returnsData: true,
    metric: metricIdentity(properties),
    statistic: String(statistic),
    periodMs: (integerProperty(properties, 'Period', { min: 10, max: 604_800 }) ?? DEFAULT_PERIOD_S) * 1_000,
  };
}

function longestPeriod(queries: readonly MetricQuery[]): number {
  const periods = queries.flatMap(({ periodMs }) => periodMs ?? []);
  return periods.length > 0 ? Math.max(...periods) : DEFAULT_PERIOD_S * 1_000;
}

function threshold({ Threshold }: Properties): number {
  const value = Threshold === '' ? Number.NaN : Number(Threshold ?? Number.NaN);
  if (Number.isFinite(value)) return value;
  throw new Error(`Threshold must be a number, got ${JSON.stringify(Threshold)}`);
}

function choice<T>(name: string, properties: Properties, allowed: readonly T[], nameOf: (value: T) => string): T {
  const found = allowed.find((value) => nameOf(value) === properties[name]);
  if (found !== undefined) return found;
  throw new Error(`${name} must be one of ${allowed.map(nameOf).join(', ')}, got ${String(properties[name])}`);
}
