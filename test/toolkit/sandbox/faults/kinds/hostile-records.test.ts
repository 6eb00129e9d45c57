import { FaultySandbox } from '../faulty-sandbox';

let faulty: FaultySandbox;

beforeEach(async () => {
  faulty = await FaultySandbox.start();
});

afterEach(() => faulty.close());

/** All records of the stream, by shard. */
function records() {
  const source = faulty.sandbox.rooms.streams.source('arn:aws:kinesis:us-east-1:123456789012:stream/logs');
  const limit = { records: 10_000, bytes: 10 * 2 ** 20 };
  return source.shards().map(({ shardId }) => source.cursor(shardId, { type: 'TRIM_HORIZON' }).read(limit).records);
}

describe('hostile-records', () => {
  test('puts one record of its form', () => {
    faulty.sandbox.inject({ type: 'hostile-records', stream: 'Stream', form: 'cut-json' });
    const [record, ...others] = records().flat();
    expect([record?.data.toString(), others]).toEqual(['{"time":"2026-01-01T00:00:00Z","path":"/', []]);
  });

  test('puts many, each with a key of its own', () => {
    faulty.sandbox.inject({ type: 'hostile-records', stream: 'Stream', form: 'empty', count: 50 });
    const keys = records().map((shard) => shard.map(({ partitionKey }) => partitionKey));
    expect(new Set(keys.flat()).size).toBe(50);
    expect(keys.every((shard) => shard.length > 0)).toBe(true);
  });

  test('puts them under the key it is given', () => {
    faulty.sandbox.inject({ type: 'hostile-records', stream: 'Stream', form: 'binary', count: 3, partitionKey: 'k' });
    expect(records().map((shard) => shard.map(({ partitionKey }) => partitionKey))).toEqual([[], ['k', 'k', 'k']]);
  });

  test('puts again what is throttled, until the stream has taken all', async () => {
    const key = { partitionKey: 'k', count: 5 };
    faulty.sandbox.inject({ type: 'hostile-records', stream: 'Stream', form: 'oversized', ...key });
    expect(records().flat().length).toBeLessThan(5);
    await faulty.sandbox.clock.advance(10_000);
    await faulty.sandbox.clock.advance(30_000);
    expect(faulty.sum('AWS/Kinesis', 'IncomingRecords', { StreamName: 'logs' })).toBe(5);
  });
});
