import type { EndPosition } from './position';
import type { ShardBatch, StreamRecord } from './shard-reader';

/** Decides what of a shard is read. */
export interface ReadingEnd {
  includes(record: StreamRecord): boolean;
  /** Whether the shard has nothing more that is to be read. */
  isReached(batch: ShardBatch): boolean;
}

/** @param until default - whatever comes is read */
export function readingEnd(until: EndPosition | undefined, now: () => number): ReadingEnd {
  if (until === undefined) return { includes: () => true, isReached: () => false };
  if (until.Type === 'LATEST') return { includes: () => true, isReached: isAtLatest };
  const time = until.Timestamp.getTime();
  const includes = ({ ApproximateArrivalTimestamp: arrived }: StreamRecord) => !arrived || arrived.getTime() < time;
  return {
    includes,
    isReached: (batch) => !batch.records.every(includes) || (isAtLatest(batch) && now() >= time),
  };
}

/** What a closed shard lacks may be in its children. */
function isAtLatest({ millisBehindLatest, children }: ShardBatch): boolean {
  return millisBehindLatest === 0 && children === undefined;
}
