import { AwsError } from '../kernel/aws-error';
import type { MetricQuery } from './alarm/metric-query';
import { finds, labelOf as labelOfFound, metricSearch } from './dashboard/metric-search';
import { isInsightsQuery } from './insights/insights-query';
import { InsightsReader } from './insights/insights-reader';
import { evaluate } from './math/evaluate';
import { parseExpression } from './math/expression';
import { isList, type LabelledSeries, type MathContext, SeriesList, type TimeSeries, type Value } from './math/value';
import type { MetricStore } from './metric-store';
import type { Periods } from './periods';

/** Reads metrics, expressions over them and queries as time series. */
export class MetricReader {
  private readonly insights: InsightsReader;

  constructor(private readonly store: MetricStore) {
    this.insights = new InsightsReader(store);
  }

  /** The series of a query: one, or as many as an array or the groups of a Metrics Insights query have. */
  read(query: MetricQuery, queries: readonly MetricQuery[], periods: Periods): readonly TimeSeries[] {
    return this.readLabelled(query, queries, periods).map(({ values }) => values);
  }

  readLabelled(query: MetricQuery, queries: readonly MetricQuery[], periods: Periods): readonly LabelledSeries[] {
    const value = this.value(query, queries, periods);
    if (typeof value === 'number') {
      throw new AwsError('ValidationError', `an expression must give a time series, got the number ${value}`);
    }
    if (!isList(value)) return [{ label: labelOf(query), values: finite(value) }];
    const prefix = query.label === undefined || query.label === '' ? '' : `${query.label} `;
    return value.all.map(({ label, values }) => ({ label: `${prefix}${label}`, values: finite(values) }));
  }

  /** An expression does not see itself, so that none goes round in circles. */
  private value(query: MetricQuery, queries: readonly MetricQuery[], periods: Periods): Value {
    if (query.kind === 'metric') return this.series(query, periods);
    if (isInsightsQuery(query.expression)) return this.insights.read(query.expression, periods);
    const others = queries.filter(({ id }) => id !== query.id);
    return evaluate(parseExpression(query.expression), this.context(others, periods));
  }

  /** What an expression names several times is read once. */
  private context(queries: readonly MetricQuery[], periods: Periods): MathContext {
    const known = new Map<string, Value>();
    return {
      ...periods,
      value: (id) => {
        const value = known.get(id) ?? this.valueOf(id, queries, periods);
        known.set(id, value);
        return value;
      },
      metrics: (text) =>
        new SeriesList(
          queries.flatMap((query) =>
            query.kind === 'metric' && query.id.includes(text)
              ? [{ label: labelOf(query), values: this.series(query, periods) }]
              : [],
          ),
        ),
      search: (text, statistic) => this.found(text, statistic, periods),
    };
  }

  private valueOf(id: string, queries: readonly MetricQuery[], periods: Periods): Value {
    const query = queries.find((candidate) => candidate.id === id);
    if (query === undefined) throw new AwsError('ValidationError', `there is no other query with the id ${id}`);
    return this.value(query, queries, periods);
  }

  private found(text: string, statistic: string, periods: Periods): SeriesList {
    const search = metricSearch(text, statistic);
    const metrics = this.store.metrics().filter((metric) => finds(search, metric));
    return new SeriesList(
      metrics.map((metric) => ({
        label: labelOfFound(search, metric),
        values: this.series({ metric, statistic }, periods),
      })),
    );
  }

  private series(
    { metric, statistic }: Pick<MetricQuery & { kind: 'metric' }, 'metric' | 'statistic'>,
    periods: Periods,
  ): TimeSeries {
    return this.store.statistics(metric, statistic, periods);
  }
}

/** A logarithm of 0, or the highest of no values, is no value of CloudWatch. */
function finite(values: TimeSeries): TimeSeries {
  return values.map((value) => (Number.isFinite(value) ? value : undefined));
}

function labelOf(query: MetricQuery): string {
  return query.label ?? (query.kind === 'metric' ? query.metric.metricName : query.id);
}
