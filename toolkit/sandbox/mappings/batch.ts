import { randomUUID } from 'node:crypto';
import type { BatchRecord } from './batch-record';

/** Records that go to the function together. */
export interface Batch {
  readonly records: readonly BatchRecord[];
  /** The same for as long as the batch stays as it is. */
  readonly requestId: string;
  /** Attempts that count against the retries. */
  readonly attempts: number;
  /** Attempts that Lambda did not admit, in a row. */
  readonly refusals: number;
  /** Not to be tried before then. */
  readonly notBefore: number;
  /** Set for the invocation that ends a tumbling window; it has no records. */
  readonly windowEnd?: 'in-time' | 'early';
  /** JSON text of the event that has failed, and goes to the function again. */
  readonly event?: string;
}

export function newBatch(records: readonly BatchRecord[], windowEnd?: Batch['windowEnd']): Batch {
  return { records, requestId: randomUUID(), attempts: 0, refusals: 0, notBefore: 0, windowEnd };
}

/** The first half is the smaller one. */
export function halves({ records }: Batch): [Batch, Batch] {
  const middle = Math.floor(records.length / 2);
  return [newBatch(records.slice(0, middle)), newBatch(records.slice(middle))];
}
