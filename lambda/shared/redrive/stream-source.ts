import {
  type _Record,
  DescribeStreamSummaryCommand,
  type KinesisClient,
  ListShardsCommand,
  type ListShardsCommandInput,
} from '@aws-sdk/client-kinesis';
import { listShards } from '../list-shards';
import type { FailedBatch } from './failed-batch';
import type { Backlog, Claim, FailureSource, WaitingBatch } from './failure-source';
import { recordEvent, type ShardOrigin } from './record-event';
import { shardPages } from './shard-pages';
import { streamOf } from './shard-range';
import { Unredrivable } from './unredrivable';

/** Of a mapping that names none. */
const BATCH_SIZE = 100;
const HOUR_MS = 3_600_000;

/** Nothing is remembered, so nothing is held. */
const CLAIM: Claim = { keep: async () => {}, release: async () => {} };

/** By the ARN of an enhanced fan-out consumer, aggregates are unpacked, as for a function that reads through it. */
export type SourceStream = { readonly streamArn: string } | { readonly streamName: string };

export type StreamSourceOptions = SourceStream & {
  /** The function that is to have the records. */
  readonly functionArn: string;
  /** When the records came, in milliseconds since 1970: from `since` on, and before `until`. */
  readonly since: number;
  readonly until: number;
  /** Milliseconds since 1970. Default: the time of this machine. */
  readonly now?: () => number;
};

interface RetainedStream {
  readonly arn: string;
  readonly createdAt: number;
  readonly retentionMs: number;
}

/**
 * All that came into a stream in a time, as far as the stream keeps it: for batches that never reached a failure destination.
 * Records that have been processed are among them; their sequence numbers tell. How far a run is, nobody remembers: the next one
 * begins at its own `since` again.
 */
export class StreamSource implements FailureSource {
  constructor(
    private readonly kinesis: KinesisClient,
    private readonly options: StreamSourceOptions,
  ) {}

  async *batches(): AsyncIterable<WaitingBatch> {
    const stream = await this.describe();
    const list = (input: ListShardsCommandInput) => this.kinesis.send(new ListShardsCommand(input));
    const streamArn = 'streamArn' in this.options ? this.options.streamArn : stream.arn;
    for (const { ShardId: shardId = '' } of await listShards(list, { StreamARN: stream.arn })) {
      yield* this.expired(shardId, stream);
      yield* this.batchesOf({ shardId, streamArn });
    }
  }

  /** Reads all of it. */
  async backlog(): Promise<Backlog> {
    let batches = 0;
    let oldest: number | undefined;
    for await (const { failedAt } of this.batches()) {
      batches += 1;
      oldest = Math.min(oldest ?? failedAt, failedAt);
    }
    return { batches, oldest };
  }

  private async describe(): Promise<RetainedStream> {
    const { options, kinesis } = this;
    const id = 'streamArn' in options ? { StreamARN: streamOf(options.streamArn) } : { StreamName: options.streamName };
    const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand(id));
    const { StreamARN = '', StreamCreationTimestamp, RetentionPeriodHours = 24 } = StreamDescriptionSummary ?? {};
    const createdAt = Number(StreamCreationTimestamp);
    return { arn: StreamARN, createdAt, retentionMs: RetentionPeriodHours * HOUR_MS };
  }

  private *expired(shardId: string, { createdAt, retentionMs }: RetainedStream): Iterable<WaitingBatch> {
    const { since, now = Date.now } = this.options;
    const horizon = now() - retentionMs;
    if (horizon <= Math.max(since, createdAt)) return;
    const left = new Unredrivable('expired', `what came before ${new Date(horizon).toISOString()} has expired`);
    yield { id: shardId, failedAt: since, read: () => Promise.reject(left), claim: async () => CLAIM };
  }

  private async *batchesOf(origin: ShardOrigin): AsyncIterable<WaitingBatch> {
    const { since, until } = this.options;
    const start = {
      StreamARN: streamOf(origin.streamArn),
      ShardId: origin.shardId,
      ShardIteratorType: 'AT_TIMESTAMP',
      Timestamp: new Date(since),
    } as const;
    for await (const page of shardPages(this.kinesis, start)) {
      const records = page.filter((record) => arrivalOf(record) < until);
      for (let at = 0; at < records.length; at += BATCH_SIZE) {
        yield this.batchOf(records.slice(at, at + BATCH_SIZE), origin);
      }
      if (arrivalOf(page.at(-1)) >= until) return;
    }
  }

  private batchOf(records: readonly _Record[], origin: ShardOrigin): WaitingBatch {
    const [first, last] = [records[0], records.at(-1)];
    return {
      id: `${origin.shardId} ${first?.SequenceNumber} to ${last?.SequenceNumber}`,
      failedAt: arrivalOf(first),
      read: async () => this.read(records, origin),
      claim: async () => CLAIM,
    };
  }

  /** Any of them may have been processed: in the eyes of a target that cannot tell, all are surplus. */
  private read(records: readonly _Record[], origin: ShardOrigin): FailedBatch {
    const event = recordEvent(records, origin);
    const { functionArn } = this.options;
    const surplus = event.Records.length;
    return { functionArn, condition: 'Unknown', streamArn: origin.streamArn, event, expired: 0, surplus };
  }
}

function arrivalOf(record: _Record | undefined): number {
  return Number(record?.ApproximateArrivalTimestamp);
}
