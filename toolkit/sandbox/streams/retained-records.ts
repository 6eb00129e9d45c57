import type { StoredRecord } from '../kernel/services';
import { recordSize } from './record-size';

export interface RecordRange {
  readonly records: readonly StoredRecord[];
  readonly bytes: number;
  /** Where the next read goes on. */
  readonly next: number;
}

/** Trimmed records are let go of once they are this many, and most of what is held. */
const TRIMMED_SLACK = 1024;

/** The records of a shard in order, each with an index that never changes; the oldest go, at constant cost per record. */
export class RetainedRecords {
  private held: StoredRecord[] = [];
  private trimmed = 0;

  /** @param base index of the first record to come */
  constructor(private base: number) {}

  get firstIndex(): number {
    return this.base + this.trimmed;
  }

  get nextIndex(): number {
    return this.base + this.held.length;
  }

  get lastArrival(): number {
    return this.held.at(-1)?.approximateArrivalTimestamp ?? Number.NEGATIVE_INFINITY;
  }

  append(records: readonly StoredRecord[]): void {
    for (const record of records) this.held.push(record);
  }

  at(index: number): StoredRecord | undefined {
    return index < this.firstIndex ? undefined : this.held[index - this.base];
  }

  /** At least one record, if there is any. */
  read(from: number, limit: { readonly records: number; readonly bytes: number }): RecordRange {
    const start = Math.max(from, this.firstIndex) - this.base;
    const last = Math.min(this.held.length, start + limit.records);
    let end = start;
    let bytes = 0;
    for (; end < last; end++) {
      const size = recordSize(this.held[end] as StoredRecord);
      if (end > start && bytes + size > limit.bytes) break;
      bytes += size;
    }
    return { records: this.held.slice(start, end), bytes, next: this.base + Math.max(start, end) };
  }

  /** Index of the first record that arrived then or later. */
  indexAtTime(time: number): number {
    let low = this.trimmed;
    let high = this.held.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.held[middle] as StoredRecord).approximateArrivalTimestamp < time) low = middle + 1;
      else high = middle;
    }
    return this.base + low;
  }

  /** Drops what arrived before the horizon. Returns whether anything was dropped. */
  trim(horizon: number): boolean {
    const oldest = this.held[this.trimmed];
    if (oldest === undefined || oldest.approximateArrivalTimestamp >= horizon) return false;
    this.trimmed = this.indexAtTime(horizon) - this.base;
    if (this.trimmed > TRIMMED_SLACK && this.trimmed > this.held.length / 2) this.release();
    return true;
  }

  private release(): void {
    this.held = this.held.slice(this.trimmed);
    this.base += this.trimmed;
    this.trimmed = 0;
  }
}
