import { type MappingsOptions, resolveOptions } from '../../../../toolkit/sandbox/mappings/mappings-options';
import { aggregate } from '../aggregates';
import { BUCKET_ARN, startMapping } from './harness';
import { CONSUMER_ARN } from './memory-stream';

const SUCCEED = 'exports.handler = async () => {};';
const FAIL = 'exports.handler = async () => { throw new Error("no"); };';
const COUNT = 'exports.handler = async ({ Records, state }) => ({ state: { n: (state.n ?? 0) + Records.length } });';
const failsOn = (data: string) => `
  exports.handler = async ({ Records }) => {
    if (Records.some(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString() === '${data}')) throw new Error('no');
  };`;

const start = (code: string, properties: Record<string, unknown>, options: MappingsOptions) =>
  startMapping(code, properties, { options });

const windowOf = ({ event }: { readonly event: object }) =>
  (event as { window: { start: string; end: string } }).window;

describe('MappingsOptions', () => {
  test('backoff sets how long a mapping waits before it tries again', async () => {
    const backoff = { firstMs: 100, longestMs: 150 };
    const { context, stream, runs } = start(FAIL, { MaximumRetryAttempts: 3 }, { backoff });
    stream.put(['1']);
    await context.clock.advance(60_000);
    expect(runs().map(({ atMs }) => atMs)).toEqual([0, 100, 250, 400]);
  });

  test('filterQuota admits more filters', () => {
    const Filters = Array.from({ length: 10 }, () => ({ Pattern: '{"data":{"a":[1]}}' }));
    expect(() => start(SUCCEED, { FilterCriteria: { Filters } }, { filterQuota: 10 })).not.toThrow();
    expect(() => start(SUCCEED, { FilterCriteria: { Filters } }, {})).toThrow(
      new Error('FilterCriteria.Filters must be at most 5 filters, got 10'),
    );
  });

  test('laneOf chooses what goes to the function at the same time', async () => {
    const laneOf = (partitionKey: string) => Number(partitionKey);
    const { context, stream, runs } = start(SUCCEED, { ParallelizationFactor: 2 }, { laneOf });
    for (const lane of ['0', '1', '0']) stream.put([lane], { partitionKey: lane });
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual(expect.arrayContaining([['0', '0'], ['1']]));
  });

  test('laneOf must name a lane', async () => {
    const { context, stream } = start(SUCCEED, { ParallelizationFactor: 2 }, { laneOf: () => 2 });
    stream.put(['1']);
    await expect(context.clock.advance(1000)).rejects.toThrow(
      new Error('mappings: laneOf must be an integer from 0 to 1, got 2'),
    );
  });

  test('firstHalf turns the order of halves', async () => {
    const properties = { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 0 };
    const { context, stream, runs } = start(failsOn('2'), properties, { firstHalf: 'NEWER' });
    stream.put(['1', '2', '3']);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['1', '2', '3'], ['2', '3'], ['3'], ['2'], ['1']]);
  });

  test('childShardsFrom reads new shards from their latest record', async () => {
    const [parent, child] = ['shardId-000000000000', 'shardId-000000000001'];
    const { context, stream, runs, room } = start(SUCCEED, {}, { childShardsFrom: 'LATEST' });
    await context.clock.advance(500);
    stream.closeShard(parent);
    stream.open(child, [parent]);
    stream.put(['missed'], { shardId: child });
    await context.clock.advance(1000);
    room.close();
    stream.put(['read'], { shardId: child });
    startMapping(SUCCEED, {}, { context, stream: () => stream });
    await context.clock.advance(2000);
    expect(runs().map(({ data }) => data)).toEqual([['read']]);
  });

  test('strayRecords drops only what belongs to another shard', async () => {
    const counted = { EventSourceArn: CONSUMER_ARN, MetricsConfig: { Metrics: ['EventCount'] } };
    const { context, stream, runs, metric } = start(SUCCEED, counted, { strayRecords: 'DROP_RECORD' });
    stream.strayKeys.add('b');
    stream.put([
      aggregate([
        ['a', '1'],
        ['b', '2'],
      ]),
    ]);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['1']]);
    expect(metric('DroppedEventCount')).toEqual([1]);
  });

  test('windowsFrom begins a tumbling window with its first record', async () => {
    const { context, stream, runs } = start(COUNT, { TumblingWindowInSeconds: 60 }, { windowsFrom: 'FIRST_RECORD' });
    await context.clock.advance(10_000);
    stream.put(['1']);
    await context.clock.advance(120_000);
    expect(runs().map(windowOf)).toEqual(
      Array.from({ length: 2 }, () => ({ start: '2026-01-01T00:00:10Z', end: '2026-01-01T00:01:10Z' })),
    );
    expect(runs()[1]?.atMs).toBe(70_000);
  });

  test('idleWindowMs holds a window open until a record shows that it is over', async () => {
    const { context, stream, runs } = start(COUNT, { TumblingWindowInSeconds: 60 }, { idleWindowMs: 120_000 });
    stream.put(['1']);
    await context.clock.advance(179_999);
    expect(runs()).toHaveLength(1);
    await context.clock.advance(1);
    expect(runs().map(({ atMs }) => atMs)).toEqual([0, 180_000]);
    stream.put(['2']);
    await context.clock.advance(70_000);
    stream.put(['3']);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data.join())).toEqual(['1', '', '2', '', '3']);
  });

  test('filteredWindows lets a mapping filter what goes into its windows', async () => {
    const FilterCriteria = { Filters: [{ Pattern: '{"data":{"a":[1]}}' }] };
    const properties = { TumblingWindowInSeconds: 60, FilterCriteria };
    const { context, stream, runs } = start(COUNT, properties, { filteredWindows: true });
    stream.put(['{"a":1}', '{"a":2}']);
    await context.clock.advance(60_000);
    expect(runs().map(({ event }) => event)).toEqual([
      expect.objectContaining({ state: {} }),
      expect.objectContaining({ state: { n: 1 }, isFinalInvokeForWindow: true }),
    ]);
  });

  test.each([
    [
      true,
      {
        window: { start: '2026-01-01T00:00:00Z', end: '2026-01-01T00:01:00Z' },
        isFinalInvokeForWindow: false,
        isWindowTerminatedEarly: false,
      },
    ],
    [false, undefined],
  ])('timeWindowInfo %s says in a failure record which window it was', async (timeWindowInfo, expected) => {
    const DestinationConfig = { OnFailure: { Destination: BUCKET_ARN } };
    const properties = { TumblingWindowInSeconds: 60, MaximumRetryAttempts: 0, DestinationConfig };
    const { context, stream, objects } = start(FAIL, properties, { timeWindowInfo });
    stream.put(['1']);
    await context.clock.advance(1000);
    expect(objects.map(({ body }) => body.timeWindowInfo)).toEqual([expected]);
  });

  test.each([
    [true, [2]],
    [false, []],
  ])('countsUndeliverable %s counts what has nowhere to go', async (countsUndeliverable, expected) => {
    const properties = { MaximumRetryAttempts: 0, MetricsConfig: { Metrics: ['EventCount'] } };
    const { context, stream, metric } = start(FAIL, properties, { countsUndeliverable });
    stream.put(['1', '2']);
    await context.clock.advance(1000);
    expect(metric('DroppedEventCount')).toEqual(expected);
  });

  test.each([
    [{ filterQuota: 11 }, 'mappings: filterQuota must be from 0 to 10, got 11'],
    [{ idleWindowMs: 120_001 }, 'mappings: idleWindowMs must be from 0 to 120000, got 120001'],
    [{ transitionMs: -1 }, `mappings: transitionMs must be from 0 to ${Number.MAX_SAFE_INTEGER}, got -1`],
    [{ idleWindowMs: Number.NaN }, 'mappings: idleWindowMs must be from 0 to 120000, got NaN'],
  ])('%j is refused', (options, message) => {
    expect(() => resolveOptions(options)).toThrow(new Error(message));
  });

  test('that are undefined have their defaults', () => {
    expect(resolveOptions({ transitionMs: undefined })).toEqual(resolveOptions({}));
  });
});
