import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import type { FailedBatch } from '../../../../lambda/shared/redrive/failed-batch';
import { StreamTarget } from '../../../../lambda/shared/redrive/stream-target';

const Resources = {
  Orders: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'orders', ShardCount: 1 } },
};

let sandbox: Sandbox;
let kinesis: KinesisClient;
let calls: string[][];

beforeEach(async () => {
  sandbox = await Sandbox.start({ template: { Resources }, clock: new VirtualClock() });
  const { endpoint, region } = sandbox;
  kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials(), maxAttempts: 1 });
  calls = [];
  const listen = (next: (args: never) => unknown) => (args: { input: { Records?: { PartitionKey: string }[] } }) => {
    if (args.input.Records) calls.push(args.input.Records.map(({ PartitionKey }) => PartitionKey));
    return next(args as never);
  };
  kinesis.middlewareStack.add(listen as never, { step: 'initialize' });
});

afterEach(() => sandbox.close());

function batch(records: readonly (readonly [key: string, data: string])[]): FailedBatch {
  const Records = records.map(([partitionKey, data], i) => ({
    kinesis: { partitionKey, sequenceNumber: `${i}`, data: Buffer.from(data).toString('base64') },
  }));
  const streamArn = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders';
  return { functionArn: '', condition: '', streamArn, event: { Records }, expired: 0, surplus: 0 };
}

function target(StreamName = 'orders') {
  return new StreamTarget(kinesis, () => ({ StreamName }), { pause: async () => {} });
}

async function recordsInStream(): Promise<[key: string | undefined, data: string][]> {
  const { ShardIterator } = await kinesis.send(
    new GetShardIteratorCommand({
      StreamName: 'orders',
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON',
    }),
  );
  const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
  return Records.map(({ PartitionKey, Data }) => [PartitionKey, Buffer.from(Data ?? []).toString()]);
}

describe('StreamTarget', () => {
  test('puts records with the partition keys they had, in their order', async () => {
    const records = [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ] as const;
    expect(await target().attempt(batch(records), [0, 3])).toMatchObject({ pending: [], failed: [] });
    expect((await recordsInStream()).filter(([key]) => key === 'a')).toEqual([
      ['a', '1'],
      ['a', '3'],
    ]);
    expect(await recordsInStream()).toHaveLength(3);
  });

  test('puts the given range', async () => {
    await target().attempt(
      batch([
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
      ]),
      [1, 2],
    );
    expect(await recordsInStream()).toEqual([['b', '2']]);
  });

  test('puts again what a stream refuses, and nothing else', async () => {
    sandbox.inject({ type: 'put-entries-fail', stream: 'Orders', times: 40 });
    const records = Array.from({ length: 100 }, (_, i) => [`${i}`, `order ${i}`] as const);
    expect(await target().attempt(batch(records), [0, 100])).toMatchObject({ pending: [], failed: [] });
    expect(new Set(await recordsInStream())).toEqual(new Set(records));
    expect(await recordsInStream()).toHaveLength(100);
    expect(calls.map((keys) => keys.length)).toEqual([100, 40]);
  });

  test('leaves to be tried again what is refused for long, and what comes after it under its key', async () => {
    sandbox.inject({ type: 'writes-throttled', stream: 'Orders', forMs: 60_000 });
    const outcome = await target().attempt(
      batch([
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
      ]),
      [0, 3],
    );
    expect(outcome).toMatchObject({ pending: [[0, 3]], failed: [] });
    await sandbox.clock.advance(60_000);
    await target().attempt(
      batch([
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
      ]),
      [0, 3],
    );
    expect((await recordsInStream()).filter(([key]) => key === 'a')).toEqual([
      ['a', '1'],
      ['a', '3'],
    ]);
  });

  test('gives up by itself a record that is too large for the stream', async () => {
    const large = 'x'.repeat(1_100_000);
    const outcome = await target().attempt(
      batch([
        ['a', '1'],
        ['b', large],
        ['c', '3'],
      ]),
      [0, 3],
    );
    expect(outcome).toMatchObject({ pending: [], failed: [[1, 2]], reason: 'ValidationException' });
    expect((await recordsInStream()).map(([key]) => key)).toEqual(['a', 'c']);
  });

  test('throws when no record at all may be put', async () => {
    await expect(target('nothing').attempt(batch([['a', '1']]), [0, 1])).rejects.toThrow(
      'ResourceNotFoundException: Stream nothing under account 123456789012 not found.',
    );
  });

  test('ends no window that a function has begun', async () => {
    expect(await target().endWindow()).toBe(false);
  });
});
