import { AwsError } from '../../kernel/aws-error';
import { integerProperty, stringProperty } from '../../kernel/template-values';
import type { MetricIdentity } from '../metric-store';

export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** A metric, or an expression over others, that an alarm or a chart reads. */
export type MetricQuery = { readonly id: string; readonly returnsData: boolean } & (
  | { readonly kind: 'metric'; readonly metric: MetricIdentity; readonly statistic: string; readonly periodMs: number }
  | { readonly kind: 'expression'; readonly expression: string; readonly periodMs?: number }
);

export interface AlarmDefinition {
  readonly alarmName: string;
  readonly description?: string;
  readonly queries: readonly MetricQuery[];
  readonly periodMs: number;
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly treatMissingData: MissingData;
  readonly actionsEnabled: boolean;
  readonly actions: Readonly<Record<'ALARM' | 'OK' | 'INSUFFICIENT_DATA', readonly string[]>>;
}

export interface Comparison {
  readonly operator: string;
  /** As it stands in the reason of a state: `greater than`. */
  readonly words: string;
  breaches(value: number, threshold: number): boolean;
}

const COMPARISONS: readonly Comparison[] = [
  { operator: 'GreaterThanThreshold', words: 'greater than', breaches: (value, threshold) => value > threshold },
  {
    operator: 'GreaterThanOrEqualToThreshold',
    words: 'greater than or equal to',
    breaches: (value, threshold) => value >= threshold,
  },
  { operator: 'LessThanThreshold', words: 'less than', breaches: (value, threshold) => value < threshold },
  {
    operator: 'LessThanOrEqualToThreshold',
    words: 'less than or equal to',
    breaches: (value, threshold) => value <= threshold,
  },
];

const MISSING_DATA: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
const DEFAULT_PERIOD_S = 300;

type Properties = Readonly<Record<string, unknown>>;

/** @throws Error that names the property, its value and what is allowed */
export function alarmDefinition(alarmName: string, properties: Properties): AlarmDefinition {
  const queries = properties.Metrics === undefined ? [singleMetric(properties)] : metricQueries(properties.Metrics);
  const evaluationPeriods = integerProperty(properties, 'EvaluationPeriods', { min: 1, max: 10_080 }) ?? 1;
  const datapoints = integerProperty(properties, 'DatapointsToAlarm', { min: 1, max: evaluationPeriods });
  return {
    alarmName,
    description: stringProperty(properties, 'AlarmDescription'),
    queries,
    periodMs: longestPeriod(queries),
    comparison: choice('ComparisonOperator', properties, COMPARISONS, ({ operator }) => operator),
    threshold: threshold(properties),
    evaluationPeriods,
    datapointsToAlarm: datapoints ?? evaluationPeriods,
    treatMissingData: choice('TreatMissingData', { TreatMissingData: 'missing', ...properties }, MISSING_DATA, String),
    actionsEnabled: properties.ActionsEnabled !== false && properties.ActionsEnabled !== 'false',
    actions: {
      ALARM: arns(properties, 'AlarmActions'),
      OK: arns(properties, 'OKActions'),
      INSUFFICIENT_DATA: arns(properties, 'InsufficientDataActions'),
    },
  };
}

function singleMetric(properties: Properties): MetricQuery {
  const statistic = properties.ExtendedStatistic ?? properties.Statistic;
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

/** Also the `MetricDataQueries` of the GetMetricData call. */
export function metricQueries(list: unknown): MetricQuery[] {
  return objects('Metrics', list).map((query) => {
    const identity = { id: String(query.Id), returnsData: query.ReturnData !== false && query.ReturnData !== 'false' };
    const stat = query.MetricStat as Properties | undefined;
    if (stat === undefined) {
      const periodMs = query.Period === undefined ? undefined : Number(query.Period) * 1_000;
      return { ...identity, kind: 'expression', expression: String(query.Expression), periodMs };
    }
    return {
      ...identity,
      kind: 'metric',
      metric: metricIdentity(stat.Metric as Properties),
      statistic: String(stat.Stat),
      periodMs: Number(stat.Period) * 1_000,
    };
  });
}

export function metricIdentity({ Namespace, MetricName, Dimensions }: Properties): MetricIdentity {
  if (Namespace === undefined || MetricName === undefined) {
    throw new AwsError('ValidationError', 'Namespace and MetricName must be set');
  }
  const dimensions = objects('Dimensions', Dimensions ?? []);
  return {
    namespace: String(Namespace),
    metricName: String(MetricName),
    dimensions: Object.fromEntries(dimensions.map(({ Name, Value }) => [String(Name), String(Value)])),
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

function arns(properties: Properties, name: string): string[] {
  const list = properties[name] ?? [];
  if (Array.isArray(list)) return list.map(String);
  throw new Error(`${name} must be a list, got ${JSON.stringify(list)}`);
}

function objects(name: string, list: unknown): Properties[] {
  const isObject = (entry: unknown): entry is Properties => typeof entry === 'object' && entry !== null;
  if (Array.isArray(list) && list.every(isObject)) return list;
  throw new AwsError('ValidationError', `${name} must be a list of objects, got ${JSON.stringify(list)}`);
}
