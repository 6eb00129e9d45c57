import type { ShardInfo } from '../kernel/services';

/** Shards that may be read now: not processed to their end, and all their parents are. */
export function readableShards(shards: readonly ShardInfo[], isEnded: (shardId: string) => boolean): readonly string[] {
  return shards
    .filter(({ shardId, parentShardIds }) => !isEnded(shardId) && parentShardIds.every(isEnded))
    .map(({ shardId }) => shardId);
}
