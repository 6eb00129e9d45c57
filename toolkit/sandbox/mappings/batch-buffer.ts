import type { BatchRecord } from './batch-record';
import { EVENT_LIMIT, EVENT_OVERHEAD } from './event-text';

export interface BatchLimits {
  readonly batchSize: number;
  readonly batchingWindowMs: number;
}

export interface TakeOptions {
  /** Takes only records that arrived before. */
  readonly arrivedBefore?: number;
  /** Bytes of the event that are taken already. */
  readonly reservedBytes?: number;
}

/** Gathers records until a batch is full, or the batching window is over. */
export class BatchBuffer {
  private records: BatchRecord[] = [];
  private bytes = 0;
  /** When the batching window began. */
  private opened = Number.NEGATIVE_INFINITY;

  constructor(private readonly limits: BatchLimits) {}

  get size(): number {
    return this.records.length;
  }

  get first(): BatchRecord | undefined {
    return this.records[0];
  }

  get last(): BatchRecord | undefined {
    return this.records.at(-1);
  }

  get full(): boolean {
    return this.size >= this.limits.batchSize || this.bytes + EVENT_OVERHEAD >= EVENT_LIMIT;
  }

  /** A window that ended empty begins anew with the first record. */
  add(records: readonly BatchRecord[], now: number): void {
    if (records.length === 0) return;
    if (this.size === 0 && now >= this.opened + this.limits.batchingWindowMs) this.opened = now;
    for (const record of records) {
      this.records.push(record);
      this.bytes += record.bytes + 1;
    }
  }

  /** The next window begins as soon as an invocation is over. */
  openWindow(now: number): void {
    this.opened = now;
  }

  /** When a batch is to be taken; undefined while there is nothing to take. */
  dueAt(): number | undefined {
    if (this.size === 0) return undefined;
    return this.full ? Number.NEGATIVE_INFINITY : this.opened + this.limits.batchingWindowMs;
  }

  /** As many records as fit into one event, at least one. */
  take({ arrivedBefore = Number.POSITIVE_INFINITY, reservedBytes = 0 }: TakeOptions = {}): BatchRecord[] {
    let left = EVENT_LIMIT - EVENT_OVERHEAD - reservedBytes;
    let count = 0;
    for (const { bytes, arrival } of this.records) {
      left -= bytes + (count > 0 ? 1 : 0);
      const fits = count === 0 || (left >= 0 && count < this.limits.batchSize);
      if (!fits || arrival >= arrivedBefore) break;
      count++;
    }
    return this.remove(count);
  }

  private remove(count: number): BatchRecord[] {
    const taken = this.records.slice(0, count);
    this.records = this.records.slice(count);
    for (const { bytes } of taken) this.bytes -= bytes + 1;
    return taken;
  }
}
