import type { ShardPosition } from '../kernel/services';
import type { SavedWindow } from './tumbling-windows';

/** What is kept of a shard for the next process. */
export interface ShardCheckpoint {
  /** Where reading began; a new shard of the stream is read from its beginning. */
  readonly from: ShardPosition;
  /** Sequence number up to which everything is done. */
  readonly done?: string;
  /** Read and processed to its end. */
  readonly ended?: boolean;
  readonly window?: SavedWindow;
}

/** Where to read on. */
export function positionAfter({ from, done }: ShardCheckpoint): ShardPosition {
  return done === undefined ? from : { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: done };
}
