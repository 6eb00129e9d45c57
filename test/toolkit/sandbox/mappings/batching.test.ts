import { startMapping, throttle } from './harness';
import { CONSUMER_ARN, MemoryStream } from './memory-stream';

const SUCCEED = 'exports.handler = async () => {};';
const FAIL = 'exports.handler = async () => { throw new Error("no"); };';

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => String(from + i));

describe('polling, batching and order', () => {
  test('invoke as soon as records are there when no window is set', async () => {
    const { context, stream, runs } = startMapping(SUCCEED);
    stream.put(['1', '2']);
    await context.clock.advance(0);
    expect(runs()).toEqual([expect.objectContaining({ atMs: 0, data: ['1', '2'] })]);
  });

  test('poll a shared iterator once a second', async () => {
    const { context, stream, runs } = startMapping(SUCCEED);
    await context.clock.advance(2300);
    stream.put(['1']);
    await context.clock.advance(699);
    expect(runs()).toEqual([]);
    await context.clock.advance(1);
    expect(runs()).toEqual([expect.objectContaining({ atMs: 3000, data: ['1'] })]);
  });

  test('push to an enhanced fan-out consumer at once', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { EventSourceArn: CONSUMER_ARN });
    await context.clock.advance(2300);
    stream.put(['1']);
    await context.clock.advance(0);
    expect(runs()).toEqual([expect.objectContaining({ atMs: 2300, data: ['1'] })]);
  });

  test('leave an idle shard alone', async () => {
    const { context, stream } = startMapping(SUCCEED);
    await context.clock.advance(3_600_000);
    expect(stream.reads).toBe(1);
  });

  test('keep order and batch size', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { BatchSize: 4 });
    stream.put(numbers(0, 10));
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([numbers(0, 4), numbers(4, 4), numbers(8, 2)]);
  });

  test('wait for a full batch while the batching window is open', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { BatchSize: 3, MaximumBatchingWindowInSeconds: 10 });
    stream.put(['1', '2']);
    await context.clock.advance(8_500);
    expect(runs()).toEqual([]);
    stream.put(['3']);
    await context.clock.advance(500);
    expect(runs()).toEqual([expect.objectContaining({ atMs: 9_000, data: ['1', '2', '3'] })]);
  });

  test('invoke with what there is when the batching window is over', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { MaximumBatchingWindowInSeconds: 10 });
    stream.put(['1']);
    await context.clock.advance(10_000);
    expect(runs()).toEqual([expect.objectContaining({ atMs: 10_000, data: ['1'] })]);
  });

  test('open the next batching window as soon as an invocation is over', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { MaximumBatchingWindowInSeconds: 10 });
    stream.put(['1']);
    await context.clock.advance(14_000);
    stream.put(['2']);
    await context.clock.advance(20_000);
    expect(runs().map(({ atMs }) => atMs)).toEqual([10_000, 20_000]);
  });

  test('open a batching window anew with the first record after an idle one', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { MaximumBatchingWindowInSeconds: 10 });
    await context.clock.advance(60_000);
    stream.put(['1']);
    await context.clock.advance(60_000);
    expect(runs().map(({ atMs }) => atMs)).toEqual([70_000]);
  });

  test('close a batch before its event passes 6 MiB', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { MaximumBatchingWindowInSeconds: 300 });
    stream.put(Array.from({ length: 5 }, () => Buffer.alloc(1_200_000)));
    await context.clock.advance(1000);
    const sizes = runs().map(({ event }) => Buffer.byteLength(JSON.stringify(event)));
    expect(runs().map(({ data }) => data.length)).toEqual([3]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6_291_456);
    await context.clock.advance(300_000);
    expect(runs().map(({ data }) => data.length)).toEqual([3, 2]);
  });

  test.each([
    [0, 1],
    [2, 3],
  ])('spend the retries of a record that is too big, %i of them', async (MaximumRetryAttempts, invokeCount) => {
    const { context, stream, runs, objects } = startMapping(SUCCEED, {
      MaximumRetryAttempts,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } },
    });
    stream.put([Buffer.alloc(5 * 2 ** 20), 'after']);
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual([['after']]);
    expect(objects).toHaveLength(1);
    expect(objects[0]?.body).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: invokeCount },
      KinesisBatchInfo: { batchSize: 1 },
    });
    expect(objects[0]?.body).not.toHaveProperty('responseContext');
  });

  test('have one batch of a shard under way at a time', async () => {
    const code = `
      let under = 0;
      exports.handler = async () => {
        if (++under > 1) throw new Error('two at a time');
        await new Promise((resolve) => setTimeout(resolve, 5));
        under--;
      };`;
    const { context, stream, runs, metric } = startMapping(code, { BatchSize: 1 });
    stream.put(numbers(0, 5));
    await context.clock.advance(1000);
    expect(runs()).toHaveLength(5);
    expect(Math.max(...metric('ConcurrentExecutions'))).toBe(1);
    expect(Math.max(...metric('Errors'))).toBe(0);
  });

  test('read shards at the same time, each in order', async () => {
    const ids = ['shardId-000000000000', 'shardId-000000000001'];
    const { context, stream, runs } = startMapping(
      SUCCEED,
      { BatchSize: 1 },
      { stream: ({ clock }) => new MemoryStream(clock, ids) },
    );
    stream.put(['a1', 'a2'], { shardId: ids[0] });
    stream.put(['b1', 'b2'], { shardId: ids[1] });
    await context.clock.advance(1000);
    const data = runs().flatMap((run) => run.data);
    expect(data.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2']);
    expect(data.filter((text) => text.startsWith('b'))).toEqual(['b1', 'b2']);
  });

  test('make batches of one shard each', async () => {
    const ids = ['shardId-000000000000', 'shardId-000000000001'];
    const { context, stream, runs } = startMapping(
      SUCCEED,
      {},
      { stream: ({ clock }) => new MemoryStream(clock, ids) },
    );
    stream.put(['a1', 'a2'], { shardId: ids[0] });
    stream.put(['b1', 'b2'], { shardId: ids[1] });
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        ['a1', 'a2'],
        ['b1', 'b2'],
      ]),
    );
    expect(runs()).toHaveLength(2);
  });

  test('go on without waiting while behind', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { BatchSize: 10_000 });
    stream.put(numbers(0, 25_000));
    await context.clock.advance(0);
    expect(runs().map(({ data }) => data.length)).toEqual([10_000, 10_000, 5_000]);
  });

  test('read again after the stream refused a read', async () => {
    const { context, stream, runs } = startMapping(SUCCEED);
    stream.put(['1']);
    stream.refusedReads = 2;
    await context.clock.advance(1999);
    expect(runs()).toEqual([]);
    await context.clock.advance(1);
    expect(runs()).toEqual([expect.objectContaining({ atMs: 2000, data: ['1'] })]);
  });

  describe('with a parallelization factor', () => {
    const failsForPoison = `exports.handler = async ({ Records }) => {
      if (Records.some(({ kinesis }) => kinesis.partitionKey === 'poison')) throw new Error('no');
    };`;

    test('keep the order of each partition key', async () => {
      const { context, stream, runs } = startMapping(SUCCEED, { BatchSize: 2, ParallelizationFactor: 3 });
      for (let i = 0; i < 30; i++) stream.put([`${i % 5}:${i}`], { partitionKey: `key-${i % 5}` });
      await context.clock.advance(5000);
      const data = runs().flatMap((run) => run.data);
      expect(data).toHaveLength(30);
      for (const key of numbers(0, 5)) {
        const ofKey = data.filter((text) => text.startsWith(`${key}:`)).map((text) => Number(text.slice(2)));
        expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
      }
    });

    test('stop reading when too many records wait for one key', async () => {
      const { context, stream, room } = startMapping(failsForPoison, { BatchSize: 1, ParallelizationFactor: 2 });
      stream.put(numbers(0, 30_000), { partitionKey: 'poison' });
      await context.clock.advance(5000);
      expect(stream.reads).toBe(2);
      expect(room.pending()).toEqual([
        'shardId-000000000000 of logs is not read to its latest record for fn',
        'shardId-000000000000 of logs has 20000 records under way to fn',
      ]);
    });

    test('let other keys pass one that fails', async () => {
      const { context, stream, runs } = startMapping(failsForPoison, { BatchSize: 1, ParallelizationFactor: 10 });
      stream.put(['bad'], { partitionKey: 'poison' });
      for (const key of numbers(0, 5)) stream.put([key], { partitionKey: `fine-${key}` });
      await context.clock.advance(2000);
      const passed = runs().flatMap(({ data }) => data.filter((text) => text !== 'bad'));
      expect(passed.length).toBeGreaterThanOrEqual(4);
    });
  });

  describe('retries', () => {
    test('come after a quarter of a second, then twice as long each time', async () => {
      const { context, stream, runs } = startMapping(FAIL, { MaximumRetryAttempts: 4 });
      stream.put(['1']);
      await context.clock.advance(600_000);
      expect(runs().map(({ atMs }) => atMs)).toEqual([0, 250, 750, 1750, 3750]);
    });

    test('keep the request id of the batch', async () => {
      const { context, stream, runs } = startMapping(FAIL, { MaximumRetryAttempts: 2 });
      stream.put(['1', '2']);
      await context.clock.advance(60_000);
      expect(new Set(runs().map(({ requestId }) => requestId)).size).toBe(1);
    });

    test('do not count attempts that Lambda throttles', async () => {
      const { context, stream, runs, functions, metric } = startMapping(SUCCEED, { MaximumRetryAttempts: 0 });
      throttle(functions, context, 120_000);
      stream.put(['1']);
      await context.clock.advance(120_000);
      expect(runs()).toEqual([]);
      expect(metric('Throttles').length).toBeGreaterThan(5);
      await context.clock.advance(60_000);
      expect(runs().map(({ data }) => data)).toEqual([['1']]);
    });
  });
});
