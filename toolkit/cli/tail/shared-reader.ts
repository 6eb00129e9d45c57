import {
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type KinesisClient,
  type StartingPosition,
} from '@aws-sdk/client-kinesis';
import type { StreamId } from '../stream-id';
import type { PatientCalls } from './patient-calls';
import type { ShardBatch, ShardReader } from './shard-reader';
import { Slots } from './slots';

/** A shard answers five GetRecords calls a second, to all that read it together. */
const CALL_INTERVAL_MS = 200;
/** Leaves most of those calls to others while there is nothing to read. */
const IDLE_INTERVAL_MS = 1_000;
/** Answers of up to 10 MiB that are held at once. */
const ANSWERS = 4;

/** Reads shards by GetRecords, which shares their throughput with all others that do. */
export class SharedReader implements ShardReader {
  private readonly slots = new Slots(ANSWERS);

  constructor(
    private readonly client: KinesisClient,
    private readonly stream: StreamId,
    private readonly calls: PatientCalls,
    private readonly signal: AbortSignal,
    private readonly now: () => number,
  ) {}

  async *read(shardId: string, from: StartingPosition): AsyncGenerator<ShardBatch> {
    const cursor = new Cursor(from, this.now());
    for (;;) {
      const iterator = cursor.iterator ?? (await this.iteratorAt(shardId, cursor.place));
      const { answer, release } = await this.calls.make(() => this.recordsAt(iterator));
      try {
        cursor.move(answer);
        if (answer) yield batchOf(answer);
      } finally {
        release();
      }
      if (cursor.isAtEnd) return;
      await this.calls.pause(cursor.isAtLatest ? IDLE_INTERVAL_MS : CALL_INTERVAL_MS);
    }
  }

  private async iteratorAt(shardId: string, place: StartingPosition): Promise<string> {
    const { Type, SequenceNumber, Timestamp } = place;
    const command = new GetShardIteratorCommand({
      ...this.stream,
      ShardId: shardId,
      ShardIteratorType: Type,
      StartingSequenceNumber: SequenceNumber,
      Timestamp,
    });
    return String((await this.calls.make(() => this.client.send(command, { abortSignal: this.signal }))).ShardIterator);
  }

  /** One call. While it waits to be made again, others have its slot. */
  private async recordsAt(ShardIterator: string): Promise<HeldAnswer> {
    const release = await this.slots.take();
    try {
      const command = new GetRecordsCommand({ ShardIterator });
      return { answer: await this.client.send(command, { abortSignal: this.signal }), release };
    } catch (error) {
      if ((error as Error).name === 'ExpiredIteratorException') return { answer: undefined, release };
      release();
      throw error;
    }
  }
}

/** An answer that takes a slot until it is released. */
interface HeldAnswer {
  /** Undefined if the iterator has expired, as it does in five minutes. */
  readonly answer: GetRecordsCommandOutput | undefined;
  readonly release: () => void;
}

/** Where a shard is read, in the two ways the service knows: by an iterator, and for when that has expired. */
class Cursor {
  iterator: string | undefined;
  isAtEnd = false;
  isAtLatest = false;
  place: StartingPosition;

  constructor(
    from: StartingPosition,
    private readonly begunAt: number,
  ) {
    this.place = from;
  }

  move(answer: GetRecordsCommandOutput | undefined): void {
    this.iterator = answer?.NextShardIterator;
    if (answer === undefined) return;
    const last = answer.Records?.at(-1);
    if (last) this.place = { Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last.SequenceNumber };
    // What has come by the time the iterator expires is not the latest any more.
    else if (this.place.Type === 'LATEST') this.place = { Type: 'AT_TIMESTAMP', Timestamp: new Date(this.begunAt) };
    this.isAtLatest = answer.MillisBehindLatest === 0;
    this.isAtEnd = this.iterator === undefined;
  }
}

function batchOf({
  Records = [],
  MillisBehindLatest = 0,
  NextShardIterator,
  ChildShards = [],
}: GetRecordsCommandOutput) {
  const children = NextShardIterator === undefined ? ChildShards : undefined;
  return { records: Records, millisBehindLatest: MillisBehindLatest, children };
}
