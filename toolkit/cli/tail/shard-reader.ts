import type { _Record, ChildShard, StartingPosition } from '@aws-sdk/client-kinesis';

export type StreamRecord = _Record;

/** What a shard gives at once. */
export interface ShardBatch {
  readonly records: readonly StreamRecord[];
  /** How far behind what is put into the shard now. */
  readonly millisBehindLatest: number;
  /** Of a closed shard that was read to its end; undefined before. */
  readonly children?: readonly ChildShard[];
}

/** A way to read shards. */
export interface ShardReader {
  /** Every record once, in order, from a position to the end of the shard. */
  read(shardId: string, from: StartingPosition): AsyncIterable<ShardBatch>;
}
