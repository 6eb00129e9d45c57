import { AwsError } from '../../kernel/aws-error';
import type { MetricIdentity } from '../metric';

/** A metric, or an expression over others, that an alarm or a chart reads. */
export type MetricQuery = { readonly id: string; readonly returnsData: boolean; readonly label?: string } & (
  | { readonly kind: 'metric'; readonly metric: MetricIdentity; readonly statistic: string; readonly periodMs: number }
  | { readonly kind: 'expression'; readonly expression: string; readonly periodMs?: number }
);

type Properties = Readonly<Record<string, unknown>>;

const MOST_DIMENSIONS = 30;

/** The `Metrics` of an alarm and the `MetricDataQueries` of a call, which have the same shape. */
export function metricQueries(list: unknown): MetricQuery[] {
  return objects('Metrics', list).map((query) => {
    const identity = {
      id: String(query.Id),
      returnsData: query.ReturnData !== false && query.ReturnData !== 'false',
      label: query.Label === undefined ? undefined : String(query.Label),
    };
    const stat = query.MetricStat as Properties | undefined;
    if ((stat === undefined) === (query.Expression === undefined)) {
      throw new AwsError('ValidationError', `the query ${identity.id} must have either MetricStat or Expression`);
    }
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
  if (dimensions.length > MOST_DIMENSIONS) {
    throw new AwsError('ValidationError', `Dimensions must be at most ${MOST_DIMENSIONS}, got ${dimensions.length}`);
  }
  return {
    namespace: String(Namespace),
    metricName: String(MetricName),
    dimensions: Object.fromEntries(dimensions.map(({ Name, Value }) => [String(Name), String(Value)])),
  };
}

/** As AWS writes the dimensions of a metric. */
export function dimensionList(dimensions: MetricIdentity['dimensions']): { Name: string; Value: string }[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

function objects(name: string, list: unknown): Properties[] {
  const isObject = (entry: unknown): entry is Properties => typeof entry === 'object' && entry !== null;
  if (Array.isArray(list) && list.every(isObject)) return list;
  throw new AwsError('ValidationError', `${name} must be a list of objects, got ${JSON.stringify(list)}`);
}
