import type { MetricQuery } from './alarm/alarm-definition';
import { evaluate } from './math/evaluate';
import { parseExpression } from './math/expression';
import { isInsightsQuery, parseInsightsQuery, selects } from './math/insights-query';
import { asList, type MathContext, type TimeSeries } from './math/value';
import type { MetricStore } from './metric-store';

/** Periods that follow one another without gaps. */
export interface Periods {
  /** Start of the first, in milliseconds since the epoch. */
  readonly start: number;
  readonly periodMs: number;
  readonly length: number;
}

/** A time series with the name that a chart gives it. */
export interface LabelledSeries {
  readonly label: string;
  readonly values: TimeSeries;
}

/** Reads metrics, expressions over them and queries as time series. */
export class MetricReader {
  constructor(private readonly store: MetricStore) {}

  /** The series of a query: one, or one for each group of a Metrics Insights query. */
  read(query: MetricQuery, queries: readonly MetricQuery[], periods: Periods): readonly TimeSeries[] {
    if (query.kind === 'metric') return [this.metric(query, periods)];
    if (isInsightsQuery(query.expression)) return this.groups(query.expression, periods).map(({ values }) => values);
    const context: MathContext = {
      length: periods.length,
      periodMs: periods.periodMs,
      series: (id) => this.single(id, queries, periods),
      metrics: () => queries.flatMap((other) => (other.kind === 'metric' ? [this.metric(other, periods)] : [])),
    };
    return asList(evaluate(parseExpression(query.expression), context), context);
  }

  /** The same, with a name for each: of the metric, of the query, or of what the query groups by. */
  readLabelled(query: MetricQuery, queries: readonly MetricQuery[], periods: Periods): readonly LabelledSeries[] {
    if (query.kind === 'expression' && isInsightsQuery(query.expression)) {
      return this.groups(query.expression, periods);
    }
    const label = query.label ?? (query.kind === 'metric' ? query.metric.metricName : query.id);
    return this.read(query, queries, periods).map((values) => ({ label, values }));
  }

  private single(id: string, queries: readonly MetricQuery[], periods: Periods): TimeSeries {
    const index = queries.findIndex((query) => query.id === id);
    const query = queries[index];
    if (query === undefined) return Array(periods.length).fill(undefined);
    const others = queries.filter((_, i) => i !== index);
    return this.read(query, others, periods)[0] ?? [];
  }

  private metric(query: MetricQuery & { kind: 'metric' }, { start, periodMs, length }: Periods): TimeSeries {
    const request = { metric: query.metric, statistic: query.statistic, periodMs };
    return Array.from({ length }, (_, i) => this.store.statistic(request, start + i * periodMs));
  }

  private groups(text: string, periods: Periods): LabelledSeries[] {
    const query = parseInsightsQuery(text);
    const groups = new Map<string, TimeSeries[]>();
    for (const metric of this.store.metrics().filter((candidate) => selects(query, candidate))) {
      const label = query.groupBy.map((name) => metric.dimensions[name]).join(' ') || query.metricName;
      const series = this.metric(
        { kind: 'metric', id: '', returnsData: false, metric, statistic: query.statistic, periodMs: periods.periodMs },
        periods,
      );
      groups.set(label, [...(groups.get(label) ?? []), series]);
    }
    return [...groups].map(([label, all]) => ({ label, values: merged(all, query.statistic) }));
  }
}

const MERGES: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  SampleCount: (values) => values.reduce((sum, value) => sum + value, 0),
  Average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Maximum: (values) => Math.max(...values),
  Minimum: (values) => Math.min(...values),
};

function merged(all: readonly TimeSeries[], statistic: string): TimeSeries {
  const first = all[0] ?? [];
  if (all.length === 1) return first;
  return first.map((_, i) => {
    const values = all.flatMap((series) => series[i] ?? []);
    return values.length === 0 ? undefined : MERGES[statistic]?.(values);
  });
}
