import type { ShardPosition } from '../kernel/services';
import { invalidArgument, label } from './errors';
import type { Shard } from './shard';
import type { DataStream } from './stream';

/**
 * Index of the record that a position means.
 * @param usedIn the operation that asks
 * @throws AwsError `InvalidArgumentException`
 */
export function requireIndex(
  stream: DataStream,
  shard: Shard,
  position: ShardPosition,
  usedIn = 'GetShardIterator',
): number {
  const index = shard.locate(position);
  if (index !== undefined && index <= shard.nextIndex) return index;
  const number = 'sequenceNumber' in position ? position.sequenceNumber : '';
  throw invalidArgument(
    `StartingSequenceNumber ${number} used in ${usedIn} on shard ${shard.id} in stream ${label(stream)} is invalid because it did not come from this shard.`,
  );
}
