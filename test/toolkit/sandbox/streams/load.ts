import type { ShardCursor, StoredRecord, StreamSource } from '../../../../toolkit/sandbox/kernel/services';
import { testContext } from '../context';
import { base64, testRoom } from './room';

const STREAM = { StreamName: 'logs' };
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

type NumbersByKey = Record<string, number[]>;

/** What was put under each key, read from every shard after its parents. */
function readAll(source: StreamSource): NumbersByKey {
  const done = new Set<string>();
  const numbers: NumbersByKey = {};
  for (const { shardId, parentShardIds } of source.shards()) {
    expect(parentShardIds.filter((parent) => !done.has(parent))).toEqual([]);
    const cursor = source.cursor(shardId, { type: 'TRIM_HORIZON' });
    for (let read = nextOf(cursor); read.length > 0; read = nextOf(cursor)) {
      for (const { partitionKey, data } of read) note(numbers, partitionKey, Number(data));
    }
    done.add(shardId);
  }
  return numbers;
}

function note(numbers: NumbersByKey, key: string, number: number): void {
  numbers[key] = [...(numbers[key] ?? []), number];
}

function nextOf(cursor: ShardCursor): readonly StoredRecord[] {
  return cursor.read({ records: 3, bytes: 50 }).records;
}

/** A stream that records are put to while its shards change and the sandbox restarts. */
export class Load {
  readonly context = testContext();
  readonly accepted: NumbersByKey = {};
  private test = this.open();
  private count = 0;

  constructor() {
    this.test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  }

  put(keys: readonly number[]): void {
    const Records = keys.map((key) => {
      note(this.accepted, `key ${key}`, this.count);
      return { PartitionKey: `key ${key}`, Data: base64(String(this.count++)) };
    });
    expect(this.test.call('PutRecords', { ...STREAM, Records }).FailedRecordCount).toBe(0);
  }

  split(place: number): void {
    const { ShardId, HashKeyRange } = this.openShard(place);
    const [start, end] = [BigInt(HashKeyRange.StartingHashKey), BigInt(HashKeyRange.EndingHashKey)];
    const NewStartingHashKey = String((start + end) / 2n);
    this.test.call('SplitShard', { ...STREAM, ShardToSplit: ShardId, NewStartingHashKey });
  }

  merge(place: number): void {
    const [first, second] = [this.openShard(place), this.openShard(place + 1)];
    if (BigInt(first.HashKeyRange.StartingHashKey) > BigInt(second.HashKeyRange.StartingHashKey)) return;
    if (first.ShardId === second.ShardId) return;
    this.test.call('MergeShards', {
      ...STREAM,
      ShardToMerge: first.ShardId,
      AdjacentShardToMerge: second.ShardId,
    });
  }

  restart(): void {
    this.test.room.close();
    this.test = this.open();
  }

  read(): NumbersByKey {
    return readAll(this.test.room.source(ARN));
  }

  private open() {
    return testRoom({ limits: false }, this.context);
  }

  /** In the order of the hash keys. */
  private openShard(place: number) {
    const shards: {
      readonly ShardId: string;
      readonly HashKeyRange: { readonly StartingHashKey: string; readonly EndingHashKey: string };
    }[] = this.test.call('ListShards', { ...STREAM, ShardFilter: { Type: 'AT_LATEST' } }).Shards;
    const start = ({ HashKeyRange }: (typeof shards)[number]) => BigInt(HashKeyRange.StartingHashKey);
    shards.sort((a, b) => (start(a) < start(b) ? -1 : 1));
    return shards[place % shards.length] as (typeof shards)[number];
  }
}
