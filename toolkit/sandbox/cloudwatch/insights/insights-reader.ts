import { type LabelledSeries, present, SeriesList, type TimeSeries } from '../math/value';
import type { Metric } from '../metric';
import type { MetricStore } from '../metric-store';
import type { Periods } from '../periods';
import { type InsightsQuery, parseInsightsQuery, selects } from './insights-query';

type Merge = (values: readonly number[]) => number;

const sum: Merge = (values) => values.reduce((total, value) => total + value, 0);

const MERGES: Readonly<Record<string, Merge>> = {
  Sum: sum,
  SampleCount: sum,
  Average: (values) => sum(values) / values.length,
  Maximum: (values) => Math.max(...values),
  Minimum: (values) => Math.min(...values),
};

/** Answers Metrics Insights queries. */
export class InsightsReader {
  constructor(private readonly store: MetricStore) {}

  /**
   * The groups that have data in these periods: a shard that was closed long ago has none, and is not missing either.
   * @throws AwsError `ValidationError` for a query the sandbox does not understand
   */
  read(text: string, periods: Periods): SeriesList {
    const query = parseInsightsQuery(text);
    const groups = new Map<string, Metric[]>();
    for (const metric of this.store.metrics().filter((candidate) => selects(query, candidate))) {
      const label = query.groupBy.map((name) => metric.dimensions[name] ?? '').join(' ');
      groups.set(label, [...(groups.get(label) ?? []), metric]);
    }
    const series = [...groups].map(([label, metrics]) => ({
      label: label === '' ? query.metricName : label,
      values: this.merged(metrics, query.statistic, periods),
    }));
    const retrieved = series.filter(({ values }) => present(values).length > 0);
    return new SeriesList(ordered(retrieved, query).slice(0, query.limit));
  }

  /** The statistic over the values of all metrics together. */
  private merged(metrics: readonly Metric[], statistic: string, periods: Periods): TimeSeries {
    const all = metrics.map((metric) => this.store.statistics(metric, statistic, periods));
    return Array.from({ length: periods.length }, (_, i) => {
      const values = present(all.map((series) => series[i]));
      return values.length === 0 ? undefined : MERGES[statistic]?.(values);
    });
  }
}

function ordered(series: readonly LabelledSeries[], { orderBy }: InsightsQuery): readonly LabelledSeries[] {
  if (orderBy === undefined) return series;
  const rank = ({ values }: LabelledSeries) => MERGES[orderBy.statistic]?.(present(values)) ?? 0;
  return [...series].sort((a, b) => (orderBy.descending ? rank(b) - rank(a) : rank(a) - rank(b)));
}
