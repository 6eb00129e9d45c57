import type { RecordKey, ShardCursor, ShardInfo, ShardPosition, StreamSource } from '../kernel/services';
import { hashKeyOf, isHashKey, toHashKey } from './hash-key';
import type { Shard } from './shard';
import { requireIndex } from './shard-position';
import type { DataStream } from './stream';

/** A place in a shard, at the record with this index. */
export type OpenCursor = (shard: Shard, from: number) => ShardCursor;

/** A stream as another service reads it, by its own ARN or a consumer's. */
export class ShardReadingSource implements StreamSource {
  readonly streamName: string;
  readonly streamArn: string;
  readonly enhancedFanOut: boolean;

  constructor(
    private readonly stream: DataStream,
    readonly sourceArn: string,
    private readonly open: OpenCursor,
  ) {
    this.streamName = stream.name;
    this.streamArn = stream.arn;
    this.enhancedFanOut = sourceArn !== stream.arn;
  }

  get retentionMs(): number {
    return this.stream.retentionMs;
  }

  shards(): readonly ShardInfo[] {
    const shards = this.stream.retainedShards();
    const ids = new Set(shards.map((shard) => shard.id));
    return shards.map(({ id, description }) => ({
      shardId: id,
      parentShardIds: description.parentShardIds.filter((parent) => ids.has(parent)),
    }));
  }

  cursor(shardId: string, position: ShardPosition): ShardCursor {
    const shard = this.stream.shard(shardId);
    return this.open(shard, requireIndex(this.stream, shard, position));
  }

  owns(shardId: string, { partitionKey, explicitHashKey }: RecordKey): boolean {
    if (this.stream.settings.recordDistribution === 'AUTO') return true;
    if (explicitHashKey !== undefined && !isHashKey(explicitHashKey)) return false;
    const { start, end } = this.stream.shard(shardId).description.range;
    const key = explicitHashKey === undefined ? hashKeyOf(partitionKey) : toHashKey(explicitHashKey);
    return start <= key && key <= end;
  }

  onActivity(listener: () => void): () => void {
    return this.stream.onActivity(listener);
  }
}
