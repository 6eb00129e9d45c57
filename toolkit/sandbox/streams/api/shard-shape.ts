import { type HashKeyRange, toDecimal } from '../hash-key';
import type { Shard } from '../shard';

/** A shard as the service describes it. */
export function shardShape(shard: Shard) {
  const { parentShardIds, range } = shard.description;
  return {
    ShardId: shard.id,
    ParentShardId: parentShardIds[0],
    AdjacentParentShardId: parentShardIds[1],
    HashKeyRange: hashKeyRange(range),
    SequenceNumberRange: {
      StartingSequenceNumber: shard.startingSequenceNumber,
      EndingSequenceNumber: shard.endingSequenceNumber,
    },
  };
}

export function hashKeyRange(range: HashKeyRange) {
  return { StartingHashKey: toDecimal(range.start), EndingHashKey: toDecimal(range.end) };
}
