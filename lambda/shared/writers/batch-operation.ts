import type { Refusal } from './refusal';

/** An operation that writes many entries in one call. */
export interface BatchOperation<Entry> {
  readonly limits: BatchLimits;
  bytesOf(entry: Entry): number;
  /** Entries of one partition key must be taken in their order; undefined if nothing depends on the order. */
  partitionKeyOf?(entry: Entry): string;
  /** Makes a call; for each entry why it was refused, or undefined if it was taken. */
  call(entries: readonly Entry[]): Promise<readonly (Refusal | undefined)[]>;
}

export interface BatchLimits {
  readonly entries: number;
  readonly bytes: number;
  readonly bytesPerEntry: number;
}
