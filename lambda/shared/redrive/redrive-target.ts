import type { FailedBatch } from './failed-batch';
import type { Outcome, RecordRange } from './progress';

/** Where failed batches are brought to. */
export interface RedriveTarget {
  /** The most records of one try. */
  readonly mostRecords: number;
  /** @throws Unredrivable if batches of this function, or of this stream, do not belong there */
  accept(batch: FailedBatch): void;
  /**
   * Tries a range of the records.
   * @param state what the last try of this batch left of a tumbling window
   * @throws Error when nothing can be tried for now, as when it is throttled or denied
   */
  attempt(batch: FailedBatch, range: RecordRange, state: unknown): Promise<Outcome>;
  /** Ends the tumbling window which the tries of a batch have left a state of. Resolves to whether it has ended. */
  endWindow(batch: FailedBatch, state: unknown): Promise<boolean>;
}
