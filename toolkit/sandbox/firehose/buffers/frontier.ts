import type { SourceRecord } from '../record';

/** Tells how far a shard is safe while its records settle in any order: up to the first one that has not. */
export class Frontier {
  /** In the order of the shard. */
  private readonly waiting = new Set<SourceRecord>();
  private readonly settled = new Set<SourceRecord>();

  add(record: SourceRecord): void {
    this.waiting.add(record);
  }

  /** @returns the last record that ends what may be read on after; absent when that has not moved */
  settle(records: readonly SourceRecord[]): SourceRecord | undefined {
    for (const record of records) this.settled.add(record);
    let last: SourceRecord | undefined;
    for (const record of this.waiting) {
      if (!this.settled.delete(record)) break;
      this.waiting.delete(record);
      if (record.isLast) last = record;
    }
    return last;
  }

  /** Records that have not settled. */
  get length(): number {
    return this.waiting.size - this.settled.size;
  }

  get oldest(): SourceRecord | undefined {
    return this.waiting.values().next().value;
  }
}
