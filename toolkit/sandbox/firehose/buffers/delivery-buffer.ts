import type { ProcessedRecord } from '../record';

/** Where the records of a shard wait for their delivery. */
export interface DeliveryBuffer {
  /** @param mayEnd whether the source may be read on after this record */
  add(record: ProcessedRecord, bytes: number, mayEnd: boolean): void;
  /** Forgets what waits; what is under way goes on. */
  discard(): void;
  readonly length: number;
  /** More waits than is being delivered. */
  readonly isFallingBehind: boolean;
  /** When the oldest record came. */
  readonly oldestArrival: number | undefined;
}
