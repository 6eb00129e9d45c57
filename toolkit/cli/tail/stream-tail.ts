import type { StartingPosition } from '@aws-sdk/client-kinesis';
import type { ReadingEnd } from './reading-end';
import type { ReadableShard, ShardPlan } from './shard-plan';
import type { ShardReader, StreamRecord } from './shard-reader';

const BEGINNING: StartingPosition = { Type: 'TRIM_HORIZON' };

export interface TailOptions {
  /** Where the shards that are there at the start are read from. */
  readonly from: StartingPosition;
  readonly end: ReadingEnd;
  /** Takes records in the order of their shard; the next are read once it is done with these. */
  readonly take: (shardId: string, records: readonly StreamRecord[], millisBehindLatest: number) => Promise<void>;
}

/** Reads the shards of a plan, side by side, and their children after them. */
export class StreamTail {
  constructor(
    private readonly reader: ShardReader,
    private readonly plan: ShardPlan,
    private readonly options: TailOptions,
  ) {}

  /** Resolves when there is nothing more to read. */
  async follow(): Promise<void> {
    await Promise.all(this.plan.take().map((shard) => this.read(shard)));
  }

  private async read({ shardId, isNew }: ReadableShard): Promise<void> {
    const { from, end, take } = this.options;
    for await (const batch of this.reader.read(shardId, isNew ? BEGINNING : from)) {
      const wanted = batch.records.filter((record) => end.includes(record));
      await take(shardId, wanted, batch.millisBehindLatest);
      if (end.isReached(batch)) return;
      if (batch.children) this.plan.end(shardId, batch.children);
    }
    await this.follow();
  }
}
