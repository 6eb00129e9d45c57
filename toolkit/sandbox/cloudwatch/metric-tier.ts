import { ValueSet } from './value-set';

/** Values of a metric by stretches of one width, for as long as they are kept so; older ones move on to a wider tier. */
export class MetricTier {
  private readonly slots = new Map<number, ValueSet>();
  private latest = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly widthMs: number,
    private readonly keptMs: number,
    private readonly wider?: MetricTier,
  ) {}

  get isEmpty(): boolean {
    return this.slots.size === 0;
  }

  /** Start of the slot that came first. */
  get oldest(): number | undefined {
    return this.slots.keys().next().value;
  }

  /** Where a value of that time is added. */
  slot(time: number): ValueSet {
    const start = time - (time % this.widthMs);
    const existing = this.slots.get(start);
    if (existing) return existing;
    const slot = new ValueSet();
    this.slots.set(start, slot);
    this.latest = Math.max(this.latest, start);
    this.rollUp(start);
    return slot;
  }

  /** Adds the values from one moment until before another; none to a stretch that is shorter than what is told apart. */
  collect(into: ValueSet, start: number, end: number, withDistribution: boolean): void {
    if (end - start < this.widthMs || this.latest < start) return;
    for (const at of this.starts(start, end)) {
      const slot = this.slots.get(at);
      if (slot !== undefined) into.merge(slot, withDistribution);
    }
  }

  /** The slots come in the order of time, but for late samples, which a later sample takes along. */
  rollUp(now: number): void {
    for (const [start, slot] of this.slots) {
      if (start >= now - this.keptMs) return;
      this.slots.delete(start);
      this.wider?.slot(start).merge(slot, true);
    }
  }

  /** Looks through the slots where they are fewer than the stretch could have. */
  private *starts(start: number, end: number): Generator<number> {
    if ((end - start) / this.widthMs > this.slots.size) {
      for (const at of this.slots.keys()) if (at >= start && at < end) yield at;
      return;
    }
    for (let at = Math.ceil(start / this.widthMs) * this.widthMs; at < end; at += this.widthMs) yield at;
  }
}
