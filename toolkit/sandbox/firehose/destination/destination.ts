import type { BufferingHints } from '../buffers/hinted-buffer';
import type { ProcessedRecord } from '../record';

/** Where a delivery stream delivers to. */
export interface Destination {
  readonly hints: BufferingHints;

  /** Resolves when every record of the batch is safe: delivered, or in the error prefix. Lets time pass between attempts. */
  deliver(batch: readonly ProcessedRecord[]): Promise<void>;

  /** With dynamic partitioning: which partition a record belongs to; absent when one of its keys has no value. */
  partitionOf?(record: ProcessedRecord): string | undefined;

  /** With dynamic partitioning: whether objects can have the prefix of this record. */
  takesPrefixOf?(record: ProcessedRecord): boolean;

  /** What is delivered in part, one line each. */
  pending?(): readonly string[];

  /** Goes on with what an earlier run left in part. */
  start?(): void;
}
