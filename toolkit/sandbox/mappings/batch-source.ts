import { type Batch, newBatch } from './batch';
import { BatchBuffer, type BatchLimits } from './batch-buffer';
import type { BatchRecord } from './batch-record';
import type { EventMembers } from './event-text';

/** The shard as its batches see it. */
export interface ShardView {
  /** Everything in it has been read, and nothing more will come. */
  readonly ended: boolean;
  /** Reads on now; true when nothing was left unread. */
  readOn(): boolean;
}

/** Makes batches of the records of a shard. */
export interface BatchSource {
  /** Could do with more records. */
  readonly hungry: boolean;
  readonly records: number;
  /** Has nothing left to do, unless more records come. */
  readonly empty: boolean;
  add(records: readonly BatchRecord[], now: number): void;
  /** When to take the next batch; undefined while there is none to come. */
  dueAt(now: number): number | undefined;
  take(now: number): Batch | undefined;
  /** Members of a batch's event beside its records. */
  eventMembers(batch: Batch): EventMembers | undefined;
  /**
   * An attempt is over; the next batching window begins.
   * @param state that the function returned
   * @returns what has to come before any other batch
   */
  conclude(batch: Batch, attempt: { readonly ended: boolean; readonly state?: string }, now: number): readonly Batch[];
}

/** Batches without windows. */
export class PlainBatches implements BatchSource {
  private readonly buffer: BatchBuffer;

  constructor(
    limits: BatchLimits,
    private readonly shard: ShardView,
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
    return this.buffer.size === 0;
  }

  add(records: readonly BatchRecord[], now: number): void {
    this.buffer.add(records, now);
  }

  dueAt(now: number): number | undefined {
    return this.shard.ended && !this.empty ? now : this.buffer.dueAt();
  }

  take(now: number): Batch | undefined {
    const due = this.dueAt(now);
    return due !== undefined && due <= now ? newBatch(this.buffer.take()) : undefined;
  }

  eventMembers(): undefined {}

  conclude(_batch: Batch, _attempt: unknown, now: number): readonly Batch[] {
    this.buffer.openWindow(now);
    return [];
  }
}
