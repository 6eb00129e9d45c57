import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import type { Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import {
  type RecordEntry,
  RecordWriter,
  type RecordWriterOptions,
} from '../../../../lambda/shared/writers/record-writer';
import { clientSettings, startTargets } from './sandbox';

const KEYS = 1_000;
const RECORDS = 6_000;

let sandbox: Sandbox;
let client: KinesisClient;
let callSizes: number[];
let refusals: number;

beforeEach(async () => {
  sandbox = await startTargets();
  client = new KinesisClient({ ...clientSettings(sandbox), maxAttempts: 1 });
  callSizes = [];
  refusals = 0;
});

afterEach(async () => {
  client.destroy();
  await sandbox.close();
});

function writer(options?: RecordWriterOptions): RecordWriter {
  const put = async (Records: RecordEntry[]) => {
    const response = await client.send(new PutRecordsCommand({ StreamName: 'target', Records }));
    callSizes.push(Records.length);
    refusals += response.FailedRecordCount ?? 0;
    return response;
  };
  return new RecordWriter(put, { pause: (ms) => sandbox.clock.advance(ms), attempts: 100, ...options });
}

async function stored(): Promise<string[]> {
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: 'target' }));
  const texts: string[] = [];
  for (const { ShardId } of Shards) {
    let { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamName: 'target', ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    for (let behind = 1; behind > 0; ) {
      await sandbox.clock.advance(10_000);
      const page = await client.send(new GetRecordsCommand({ ShardIterator }));
      texts.push(...(page.Records ?? []).map(({ Data = [] }) => Buffer.from(Data).toString()));
      ShardIterator = page.NextShardIterator;
      behind = page.MillisBehindLatest ?? 0;
    }
  }
  return texts;
}

describe('RecordWriter', () => {
  test('writes more than the shards take at once, each record once and in the order of its key', async () => {
    const entries = Array.from({ length: RECORDS }, (_, i) => ({
      Data: Buffer.from(`${i % KEYS}:${i}`),
      PartitionKey: String(i % KEYS),
    }));
    expect(await writer().write(entries)).toEqual([]);

    expect(refusals).toBeGreaterThan(0);
    expect(Math.max(...callSizes)).toBe(500);
    const texts = await stored();
    expect(texts).toHaveLength(RECORDS);
    for (let key = 0; key < KEYS; key++) {
      const ofKey = texts.filter((text) => text.startsWith(`${key}:`));
      expect(ofKey).toEqual(Array.from({ length: RECORDS / KEYS }, (_, i) => `${key}:${key + i * KEYS}`));
    }
  });

  test('writes a record that is too large for the stream as refused, and the others', async () => {
    const record = (text: string) => ({ Data: Buffer.from(text), PartitionKey: text.slice(0, 3) });
    const refused = await writer().write([record('one'), record('x'.repeat(1024 * 1024)), record('two')]);
    expect(refused).toMatchObject([{ index: 1, isFinal: true }]);
    expect((await stored()).sort()).toEqual(['one', 'two']);
  });

  test('puts 10 MiB into a call, keys and all, and not a byte more', async () => {
    const sizes: number[] = [];
    const put = async (entries: RecordEntry[]) => {
      sizes.push(entries.reduce((sum, { Data, PartitionKey }) => sum + Data.length + PartitionKey.length, 0));
      return { Records: entries.map(() => ({})) };
    };
    const half = 5 * 1024 * 1024;
    const record = (PartitionKey: string, bytes: number) => ({ Data: Buffer.alloc(bytes), PartitionKey });
    await new RecordWriter(put).write([record('a', half - 1), record('b', half - 1), record('c', 0)]);
    await new RecordWriter(put).write([record('a', half), record('b', half - 1)]);
    expect(sizes).toEqual([2 * half, 1, half + 1, half]);
    expect(await new RecordWriter(put).write([record('a', 2 * half)])).toMatchObject([{ errorCode: 'TooLarge' }]);
  });

  test('has no two records of a key in a call, unless the order does not matter', async () => {
    const entries = Array.from({ length: 3 }, (_, i) => ({ Data: Buffer.from(`${i}`), PartitionKey: 'same' }));
    await writer().write(entries);
    await writer({ ordered: false }).write(entries);
    expect(callSizes).toEqual([1, 1, 1, 3]);
  });

  test('takes an entry without an answer for refused', async () => {
    const put = async () => ({ Records: [{}] });
    const [first, second] = ['a', 'b'].map((PartitionKey) => ({ Data: Buffer.alloc(1), PartitionKey }));
    const entries = [first, second].flatMap((entry) => entry ?? []);
    expect(await new RecordWriter(put, { attempts: 1 }).write(entries)).toEqual([
      { index: 1, errorCode: 'NoAnswer', errorMessage: 'the service answered for fewer entries than it was given' },
    ]);
  });
});
