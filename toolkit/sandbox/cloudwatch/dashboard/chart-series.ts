import type { SeriesView } from '../../kernel/dashboard-view';
import type { TimeSeries } from '../math/value';
import type { MetricIdentity } from '../metric';
import type { MetricReader } from '../metric-reader';
import type { MetricStore } from '../metric-store';
import type { Periods } from '../periods';
import type { ChartRow } from './chart-row';
import { finds, isSearch, labelOf, parseSearch } from './metric-search';
import type { TimeRange } from './time-range';

export interface ChartData {
  /** Starts of the shortest periods, in seconds since the epoch. */
  readonly times: readonly number[];
  readonly series: readonly SeriesView[];
}

/** More points than this are more than a screen is wide. */
const MOST_POINTS = 1_500;

/** Reads the rows of a chart: each over its own periods, side by side on those of the shortest. */
export class ChartReader {
  constructor(
    private readonly store: MetricStore,
    private readonly reader: MetricReader,
  ) {}

  /** @throws AwsError `ValidationError` for an expression that the sandbox does not understand */
  read(rows: readonly ChartRow[], { start, end }: TimeRange): ChartData {
    const shortest = Math.min(...rows.map(({ periodMs }) => periodMs));
    const stepMs = Math.max(shortest, Math.ceil((end - start) / MOST_POINTS / shortest) * shortest);
    const first = start - (start % stepMs);
    const times = Array.from({ length: Math.floor((end - first) / stepMs) + 1 }, (_, i) => first + i * stepMs);
    const series = rows
      .filter(({ visible }) => visible)
      .flatMap((row) => {
        const periods = periodsOf(Math.max(row.periodMs, stepMs), first, end);
        return this.seriesOf(row, rows, periods).map((one) => ({ ...one, values: onto(times, one.values, periods) }));
      });
    return { times: times.map((ms) => ms / 1_000), series };
  }

  private seriesOf(row: ChartRow, rows: readonly ChartRow[], periods: Periods): SeriesOfPeriods[] {
    const { query, axis, color } = row;
    if (query.kind === 'expression' && isSearch(query.expression)) return this.search(query.expression, row, periods);
    const unit = query.kind === 'metric' ? this.unitOf(query.metric, query.statistic) : undefined;
    const queries = rows.map((other) => other.query);
    return this.reader.readLabelled(query, queries, periods).map((one) => ({ ...one, axis, color, unit }));
  }

  private search(expression: string, { query, axis, color }: ChartRow, periods: Periods): SeriesOfPeriods[] {
    const search = parseSearch(expression);
    const found = this.store.metrics().filter((metric) => finds(search, metric));
    return found.map((metric) => {
      const { statistic } = search;
      const one = { ...query, kind: 'metric', metric, statistic, periodMs: periods.periodMs } as const;
      const [values = []] = this.reader.read(one, [one], periods);
      return { label: labelOf(search, metric), values, axis, color, unit: metric.unit };
    });
  }

  private unitOf({ namespace, metricName }: MetricIdentity, statistic: string): string | undefined {
    if (statistic === 'SampleCount') return 'Count';
    return this.store.metrics().find((known) => known.namespace === namespace && known.metricName === metricName)?.unit;
  }
}

type SeriesOfPeriods = Omit<SeriesView, 'values'> & { readonly values: TimeSeries };

function periodsOf(periodMs: number, first: number, end: number): Periods {
  const start = first - (first % periodMs);
  return { start, periodMs, length: Math.floor((end - start) / periodMs) + 1 };
}

/** A value stands where its period begins; the shorter periods within it have none. */
function onto(
  times: readonly number[],
  values: readonly (number | undefined)[],
  { start, periodMs }: Periods,
): (number | null)[] {
  return times.map((time) => ((time - start) % periodMs === 0 ? (values[(time - start) / periodMs] ?? null) : null));
}
