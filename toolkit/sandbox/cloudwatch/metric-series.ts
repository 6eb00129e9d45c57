import type { Metric } from './metric';
import { ValueSet } from './value-set';

/** Every period of an alarm or a chart is a multiple of this. */
const SLOT_MS = 10_000;
const HOUR_MS = 3_600_000;
/** Older values are kept by the hour: what looks further back looks at hours. */
const SLOTS_KEPT_MS = 24 * HOUR_MS;
/** The longest an alarm looks back, its spare periods included. */
const HOURS_KEPT_MS = 10 * 24 * HOUR_MS;

/** The values of one metric: by ten seconds for a day, by the hour for longer. */
export class MetricSeries {
  private readonly slots = new Map<number, ValueSet>();
  private readonly hours = new Map<number, ValueSet>();

  constructor(readonly metric: Metric) {}

  /** Where a value of that time is added. */
  slot(time: number): ValueSet {
    const start = time - (time % SLOT_MS);
    const existing = this.slots.get(start);
    if (existing) return existing;
    const slot = new ValueSet();
    this.slots.set(start, slot);
    this.rollUp(time - SLOTS_KEPT_MS);
    return slot;
  }

  /** All values from one moment until before another. */
  values(start: number, end: number, withDistribution: boolean): ValueSet {
    const values = new ValueSet();
    const merge = (set: ValueSet | undefined) => set && values.merge(set, withDistribution);
    for (let at = start - (start % SLOT_MS); at < end; at += SLOT_MS) merge(this.slots.get(at));
    for (const [hour, set] of this.hours) if (hour >= start && hour < end) merge(set);
    return values;
  }

  /** When the oldest value that is still kept came in. */
  oldest(): number | undefined {
    const [hour] = this.hours.keys();
    const [slot] = this.slots.keys();
    return hour ?? slot;
  }

  /** The slots come in the order of time, but for late samples, which a later sample takes along. */
  private rollUp(before: number): void {
    for (const [start, slot] of this.slots) {
      if (start >= before) return;
      this.slots.delete(start);
      this.hour(start - (start % HOUR_MS)).merge(slot, true);
    }
  }

  private hour(start: number): ValueSet {
    const existing = this.hours.get(start);
    if (existing) return existing;
    const hour = new ValueSet();
    this.hours.set(start, hour);
    for (const old of this.hours.keys()) if (old < start - HOURS_KEPT_MS) this.hours.delete(old);
    return hour;
  }
}
