import type { MetricStore } from './metric-store';

const DEFAULT_PERIOD_S = 60;

export interface StatisticsRequest {
  readonly namespace: string;
  readonly metricName: string;
  /**
   * Exactly the dimensions of the metric.
   * @default - none
   */
  readonly dimensions?: Readonly<Record<string, string>>;
  /**
   * Average, Sum, Minimum, Maximum, SampleCount or a percentile such as p99.
   * @default 'Sum'
   */
  readonly statistic?: string;
  /**
   * In seconds, a multiple of 10.
   * @default 60
   */
  readonly period?: number;
  /** @default - the oldest value that is kept */
  readonly start?: Date | number;
  /** @default - now */
  readonly end?: Date | number;
}

export interface Datapoint {
  /** Start of the period, in milliseconds since the epoch. */
  readonly timestamp: number;
  readonly value: number;
}

export function statistics(store: MetricStore, request: StatisticsRequest, now: number): Datapoint[] {
  const { namespace, metricName, dimensions = {}, statistic = 'Sum', period = DEFAULT_PERIOD_S } = request;
  const metric = { namespace, metricName, dimensions };
  const periodMs = period * 1_000;
  const first = Number(request.start ?? store.oldest(metric) ?? now);
  const end = Number(request.end ?? now + 1);
  const start = first - (first % periodMs);
  const length = Math.max(0, Math.ceil((end - start) / periodMs));
  const values = store.statistics(metric, statistic, { start, periodMs, length });
  return values.flatMap((value, i) => (value === undefined ? [] : [{ timestamp: start + i * periodMs, value }]));
}
