import { invalidArgument, label } from './errors';
import { toBigInt } from './hash-key';
import { carryOut } from './reshard-steps';
import { mergeShards, scaleUniformly, splitEvenly } from './resharding';
import type { Shard } from './shard';
import type { DataStream } from './stream';
import { requireActive } from './stream-status';
import type { PutEntry, PutOutcome, StreamWriter } from './stream-writer';

/** What is done to a stream from outside its templates: by people, by other producers, by the service itself. */
export class StreamOperator {
  constructor(
    private readonly stream: DataStream,
    private readonly writer: StreamWriter,
  ) {}

  /** Bytes of the largest record, partition key included. */
  get largestRecord(): number {
    return this.stream.largestRecord;
  }

  /** KMS key that encrypts it, if it is. */
  get keyId(): string | undefined {
    return this.stream.settings.keyId;
  }

  get retentionHours(): number {
    return this.stream.settings.retentionHours;
  }

  put(entries: readonly PutEntry[]): readonly PutOutcome[] {
    return this.writer.put(this.stream, entries);
  }

  /** @param shardId default - the first open shard */
  splitShard(shardId?: string): void {
    requireActive(this.stream);
    const shard = this.openShard(shardId);
    carryOut(this.stream, [() => splitEvenly(this.stream, shard)]);
  }

  /** Merges a shard with the one that goes on after its range. @param shardId default - the first open shard */
  mergeShards(shardId?: string): void {
    const shard = this.openShard(shardId);
    mergeShards(this.stream, shard, this.successor(shard));
  }

  updateShardCount(count: number): void {
    requireActive(this.stream);
    scaleUniformly(this.stream, count);
  }

  changeRetention(retentionHours: number): void {
    this.stream.change({ retentionHours });
    this.stream.retainedShards();
  }

  private openShard(shardId: string | undefined): Shard {
    const shard = shardId === undefined ? this.stream.shards.open.shards[0] : this.stream.shard(shardId);
    if (shard?.isOpen) return shard;
    throw invalidArgument(`Shard ${shardId} in stream ${label(this.stream)} is not open.`);
  }

  private successor({ id, description: { range } }: Shard): Shard {
    const next = toBigInt(range.end) + 1n;
    const shard = this.stream.shards.open.shards.find((other) => toBigInt(other.description.range.start) === next);
    if (shard !== undefined) return shard;
    throw invalidArgument(`Shard ${id} in stream ${label(this.stream)} has no shard after it to merge with.`);
  }
}
