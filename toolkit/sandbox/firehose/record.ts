import type { RecordKeys } from './partitioning/partition-keys';

/** A record on its way through a delivery stream. */
export interface SourceRecord {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** Counts what one aggregate of the source holds; 0 for a plain record. */
  readonly subSequenceNumber: number;
  /** The last of its aggregate: only after it may a batch end, since the source is read on by whole records. */
  readonly isLast: boolean;
  /** Absent for what was put directly. */
  readonly partitionKey?: string;
  /** Milliseconds since the epoch. */
  readonly arrival: number;
  readonly data: Buffer;
}

/** Why a record goes to the error prefix. */
export interface RecordFailure {
  /** Names the folder under the error prefix, such as `processing-failed`. */
  readonly errorType: string;
  readonly code: string;
  readonly message: string;
  readonly attempts: number;
  readonly endedAt: number;
}

/** What processing made of a record: data to deliver, a failure, or nothing when it was dropped on purpose. */
export interface ProcessedRecord {
  readonly source: SourceRecord;
  readonly data?: Buffer;
  readonly failure?: RecordFailure;
  /** What it is partitioned by. */
  readonly keys?: RecordKeys;
}

export type FailedRecord = ProcessedRecord & { readonly failure: RecordFailure };

/** Sequence numbers are integers too long for a number. */
export function isAfter(sequenceNumber: string, other: string): boolean {
  if (sequenceNumber.length !== other.length) return sequenceNumber.length > other.length;
  return sequenceNumber > other;
}

export function sumOf<T>(items: readonly T[], size: (item: T) => number): number {
  return items.reduce((sum, item) => sum + size(item), 0);
}
