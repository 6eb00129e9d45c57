import { type Batch, newBatch } from './batch';
import { BatchBuffer, type BatchLimits } from './batch-buffer';
import type { BatchRecord } from './batch-record';
import type { BatchSource, ShardView } from './batch-source';
import type { EventMembers } from './event-text';
import type { TumblingWindows } from './tumbling-windows';

/** How long to wait after a read that the stream did not admit. */
const READ_AGAIN_MS = 200;

/** Batches of one tumbling window at a time, and after them the batch without records that ends it. */
export class WindowedBatches implements BatchSource {
  private readonly buffer: BatchBuffer;
  private readAgainAt = Number.NEGATIVE_INFINITY;

  /** @param idleMs how long after its end a window waits for a record that shows it is over */
  constructor(
    limits: BatchLimits,
    private readonly shard: ShardView,
    private readonly windows: TumblingWindows,
    private readonly idleMs: number,
  ) {
    this.buffer = new BatchBuffer(limits);
  }

  get hungry(): boolean {
    return !this.buffer.full;
  }

  get records(): number {
    return this.buffer.size;
  }

  get empty(): boolean {
    return this.buffer.size === 0 && this.windows.end === undefined;
  }

  add(records: readonly BatchRecord[], now: number): void {
    this.buffer.add(records, now);
    this.openWindow();
  }

  dueAt(now: number): number | undefined {
    if (this.empty) return undefined;
    const end = this.windows.end ?? Number.POSITIVE_INFINITY;
    if (this.shard.ended || this.hasRecordPast(end)) return now;
    return Math.min(this.buffer.dueAt() ?? Number.POSITIVE_INFINITY, Math.max(end + this.idleMs, this.readAgainAt));
  }

  take(now: number): Batch | undefined {
    const over = this.isOver(now);
    const { first } = this.buffer;
    const { end } = this.windows;
    if (end === undefined) return undefined;
    if (first === undefined || first.arrival >= end) return over ? newBatch([], 'in-time') : undefined;
    const due = over || (this.buffer.dueAt() ?? now) <= now;
    return due
      ? newBatch(
          this.buffer.take({ arrivedBefore: end, reservedBytes: Buffer.byteLength(this.windows.eventMembers().text) }),
        )
      : undefined;
  }

  eventMembers({ windowEnd }: Batch): EventMembers {
    return this.windows.eventMembers(windowEnd);
  }

  conclude({ windowEnd }: Batch, { ended, state }: { ended: boolean; state?: string }, now: number): readonly Batch[] {
    this.buffer.openWindow(now);
    if (windowEnd !== undefined) {
      if (ended) this.windows.finish(windowEnd);
      this.openWindow();
      return [];
    }
    if (state !== undefined) this.windows.keep(state);
    return this.windows.overflows ? [newBatch([], 'early')] : [];
  }

  private openWindow(): void {
    const { first } = this.buffer;
    if (first !== undefined) this.windows.openFor(first.arrival);
  }

  /** No more records of the open window can come. */
  private isOver(now: number): boolean {
    const { end } = this.windows;
    if (end === undefined) return false;
    if (this.shard.ended || this.hasRecordPast(end)) return true;
    if (now < end + this.idleMs) return false;
    const readAll = this.shard.readOn();
    if (!readAll) this.readAgainAt = now + READ_AGAIN_MS;
    return readAll || this.hasRecordPast(end);
  }

  private hasRecordPast(end: number): boolean {
    return this.buffer.last !== undefined && this.buffer.last.arrival >= end;
  }
}
