import type { ReadResult, ShardCursor } from '../kernel/services';
import type { Shard } from './shard';
import type { DataStream } from './stream';
import type { ReadLimits, StreamReader } from './stream-reader';

/** A place in a shard, for a reader that shares its throughput with others. */
export class SharedCursor implements ShardCursor {
  constructor(
    private readonly stream: DataStream,
    private readonly shard: Shard,
    private next: number,
    private readonly reader: StreamReader,
  ) {}

  read(limit: ReadLimits): ReadResult {
    const { records, millisBehindLatest, atShardEnd, next } = this.reader.readShared(
      this.stream,
      this.shard,
      this.next,
      limit,
    );
    this.next = next;
    return { records, millisBehindLatest, atShardEnd };
  }
}
