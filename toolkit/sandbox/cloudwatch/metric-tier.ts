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
    const isSparse = (end - start) / this.widthMs > this.slots.size;
    if (isSparse) this.collectKept(into, start, end, withDistribution);
    else this.collectEach(into, start, end, withDistribution);
  }

  /** The slots come in the order of time, but for late samples, which a later sample takes along. */
  rollUp(now: number): void {
    for (const [start, slot] of this.slots) {
      if (start >= now - this.keptMs) return;
      this.slots.delete(start);
      this.wider?.slot(start).merge(slot, true);
    }
  }

  /** Looks through the slots that there are. */
  private collectKept(into: ValueSet, start: number, end: number, withDistribution: boolean): void {
    for (const [at, slot] of this.slots) if (at >= start && at < end) into.merge(slot, withDistribution);
  }

  /** Looks for each slot that the stretch could have. */
  private collectEach(into: ValueSet, start: number, end: number, withDistribution: boolean): void {
    for (let at = Math.ceil(start / this.widthMs) * this.widthMs; at < end; at += this.widthMs) {
      const slot = this.slots.get(at);
      if (slot !== undefined) into.merge(slot, withDistribution);
    }
  }
}
