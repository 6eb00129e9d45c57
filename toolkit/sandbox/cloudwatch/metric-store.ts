import type { MetricSample } from '../kernel/services';
import { statisticOf } from './statistic';
import { type StatisticSet, ValueSet } from './value-set';

/** Every period of an alarm or a chart is a multiple of this. */
const SLOT_MS = 10_000;
/** Older values are forgotten. */
const KEPT_MS = 24 * 3_600_000;

export interface MetricIdentity {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface Metric extends MetricIdentity {
  readonly unit?: string;
}

interface Series {
  readonly metric: Metric;
  /** By the start of the slot. */
  readonly slots: Map<number, ValueSet>;
}

export interface StatisticRequest {
  readonly metric: MetricIdentity;
  readonly statistic: string;
  readonly periodMs: number;
}

/** The values of all metrics, in slots of ten seconds. */
export class MetricStore {
  private readonly series = new Map<string, Series>();

  put({ value, count, ...sample }: MetricSample, time: number): void {
    this.slot(sample, time).add(value, count);
  }

  /** Values that are known by their statistics alone. */
  putSet(sample: Omit<MetricSample, 'value' | 'count'>, statistics: StatisticSet, time: number): void {
    this.slot(sample, time).addSet(statistics);
  }

  /** The statistic over one period that starts then; absent without values. */
  statistic({ metric, statistic, periodMs }: StatisticRequest, start: number): number | undefined {
    const slots = this.series.get(keyOf(metric))?.slots;
    if (slots === undefined) return undefined;
    const values = new ValueSet();
    for (let at = start - (start % SLOT_MS); at < start + periodMs; at += SLOT_MS) {
      const slot = slots.get(at);
      if (slot !== undefined) values.merge(slot);
    }
    return values.count === 0 ? undefined : statisticOf(statistic, values);
  }

  /** Every metric that has had a value. */
  metrics(): Metric[] {
    return [...this.series.values()].map(({ metric }) => metric);
  }

  /** The unit of its first value; absent for a metric without one. */
  unitOf(metric: MetricIdentity): string | undefined {
    return this.series.get(keyOf(metric))?.metric.unit;
  }

  /** When the oldest value that is still kept came in; absent for a metric without values. */
  oldest(metric: MetricIdentity): number | undefined {
    const [first] = this.series.get(keyOf(metric))?.slots.keys() ?? [];
    return first;
  }

  private slot({ namespace, name, dimensions, unit }: Omit<MetricSample, 'value'>, time: number): ValueSet {
    const metric = { namespace, metricName: name, dimensions, unit };
    const key = keyOf(metric);
    const series = this.series.get(key) ?? { metric, slots: new Map<number, ValueSet>() };
    this.series.set(key, series);
    const start = time - (time % SLOT_MS);
    const slot = series.slots.get(start) ?? new ValueSet();
    if (slot.count === 0) {
      series.slots.set(start, slot);
      forget(series.slots, time - KEPT_MS);
    }
    return slot;
  }
}

/** The slots come in the order of time, but for late samples, which a later sample takes along. */
function forget(slots: Map<number, ValueSet>, before: number): void {
  for (const start of slots.keys()) {
    if (start >= before) return;
    slots.delete(start);
  }
}

function keyOf({ namespace, metricName, dimensions }: MetricIdentity): string {
  const names = Object.keys(dimensions).sort();
  return JSON.stringify([namespace, metricName, ...names.map((name) => [name, dimensions[name]])]);
}
