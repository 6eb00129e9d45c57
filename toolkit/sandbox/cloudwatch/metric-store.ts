import type { MetricSample } from '../kernel/services';
import type { TimeSeries } from './math/value';
import type { Metric, MetricIdentity } from './metric';
import { metricKey } from './metric-key';
import { MetricSeries } from './metric-series';
import type { Periods } from './periods';
import { isPercentile, statisticOf } from './statistic';
import type { StatisticSet } from './value-set';

/** How often metrics that nobody writes any more, such as those of closed shards, are looked after. */
const AGING_MS = 3_600_000;

/** The values of all metrics. */
export class MetricStore {
  private readonly series = new Map<string, MetricSeries>();
  private agedAt = Number.NEGATIVE_INFINITY;

  put({ value, count, ...sample }: MetricSample, time: number): void {
    this.seriesOf(sample).slot(time).add(value, count);
    if (time - this.agedAt > AGING_MS) this.age(time);
  }

  /** Values that are known by their statistics alone. */
  putSet(sample: Omit<MetricSample, 'value' | 'count'>, statistics: StatisticSet, time: number): void {
    this.seriesOf(sample).slot(time).addSet(statistics);
  }

  /** The statistic over each period; absent where there are no values. */
  statistics(metric: MetricIdentity, statistic: string, { start, periodMs, length }: Periods): TimeSeries {
    const series = this.series.get(metricKey(metric));
    const withDistribution = isPercentile(statistic);
    return Array.from({ length }, (_, i) => {
      const at = start + i * periodMs;
      const values = series?.values(at, at + periodMs, withDistribution);
      return values === undefined || values.count === 0 ? undefined : statisticOf(statistic, values);
    });
  }

  /** Every metric that has had a value. */
  metrics(): Metric[] {
    return [...this.series.values()].map(({ metric }) => metric);
  }

  /** The unit of its first value; absent for a metric without one. */
  unitOf(metric: MetricIdentity): string | undefined {
    return this.series.get(metricKey(metric))?.metric.unit;
  }

  /** When the oldest value that is still kept came in; absent for a metric without values. */
  oldest(metric: MetricIdentity): number | undefined {
    return this.series.get(metricKey(metric))?.oldest();
  }

  private age(now: number): void {
    this.agedAt = now;
    for (const [key, series] of this.series) if (!series.age(now)) this.series.delete(key);
  }

  private seriesOf({ namespace, name, dimensions, unit }: Omit<MetricSample, 'value'>): MetricSeries {
    const metric = { namespace, metricName: name, dimensions, unit };
    const key = metricKey(metric);
    const series = this.series.get(key) ?? new MetricSeries(metric);
    this.series.set(key, series);
    return series;
  }
}
