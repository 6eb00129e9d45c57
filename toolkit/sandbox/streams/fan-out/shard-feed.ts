import { throttled } from '../errors';
import type { Shard } from '../shard';
import type { ArnTarget } from '../stream-arn';
import { LARGEST_ANSWER, type ShardRead, type StreamReader } from '../stream-reader';
import { type DedicatedThroughput, EVENT_BYTES } from './dedicated-throughput';

/** A consumer and the shard that it subscribes to. */
export interface ShardTarget extends Required<ArnTarget> {
  readonly shard: Shard;
}

/** A shard as one consumer reads it: from a place on, at a throughput of its own. */
export class ShardFeed {
  constructor(
    private readonly target: ShardTarget,
    private next: number,
    private readonly reader: StreamReader,
    private readonly throughput: DedicatedThroughput,
  ) {}

  /** There are records to read, or there is the end of the shard to tell. */
  get hasNews(): boolean {
    const { shard } = this.target;
    return this.next < shard.nextIndex || shard.isEnd(this.next);
  }

  /** Milliseconds until the throughput allows to read again. */
  get waitMs(): number {
    return this.throughput.waitMs(this.target.stream.now);
  }

  /** @throws AwsError `ProvisionedThroughputExceededException` */
  requireThroughput(): void {
    const { stream, shard } = this.target;
    if (this.waitMs > 0) throw throttled(shard.id, stream);
  }

  /** @param records at most so many. @throws AwsError `KMSDisabledException` */
  read(records = LARGEST_ANSWER.records): ShardRead {
    const { stream, shard, consumer } = this.target;
    const limit = { records, bytes: EVENT_BYTES };
    const read = this.reader.readDedicated(stream, shard, consumer.name, this.next, limit);
    this.throughput.charge(read.bytes);
    this.next = read.next;
    return read;
  }

  onActivity(listener: () => void): () => void {
    return this.target.stream.onActivity(listener);
  }
}
