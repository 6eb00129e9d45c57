import { fail, startMapping } from './harness';

const SUCCEED = 'exports.handler = async () => {};';
const [first, left, right, merged] = ['0', '1', '2', '3'].map((n) => `shardId-00000000000${n}`) as [
  string,
  string,
  string,
  string,
];

describe('resharding', () => {
  test('reads parents to their end before their children, through a split and a merge', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { BatchSize: 1 });
    stream.put(['a', 'b'], { shardId: first });
    stream.closeShard(first);
    for (const child of [left, right]) stream.open(child, [first]);
    stream.put(['left'], { shardId: left });
    stream.put(['right'], { shardId: right });
    for (const parent of [left, right]) stream.closeShard(parent);
    stream.open(merged, [left, right]);
    stream.put(['merged'], { shardId: merged });
    await context.clock.advance(10_000);
    const data = runs().flatMap((run) => run.data);
    expect(data.slice(0, 2)).toEqual(['a', 'b']);
    expect(new Set(data.slice(2, 4))).toEqual(new Set(['left', 'right']));
    expect(data.slice(4)).toEqual(['merged']);
  });

  test('does not start a child while a batch of the parent fails', async () => {
    const { context, stream, runs, functions } = startMapping(SUCCEED);
    fail(functions, context, 10_000);
    stream.put(['a'], { shardId: first });
    stream.closeShard(first);
    stream.open(left, [first]);
    stream.put(['b'], { shardId: left });
    await context.clock.advance(10_000);
    expect(new Set(runs().flatMap(({ data }) => data))).toEqual(new Set(['a']));
    await context.clock.advance(60_000);
    expect(runs().at(-1)?.data).toEqual(['b']);
  });

  test('reads children from their beginning whatever the starting position', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { StartingPosition: 'LATEST' });
    await context.clock.advance(500);
    stream.closeShard(first);
    stream.open(left, [first]);
    stream.put(['b'], { shardId: left });
    await context.clock.advance(10_000);
    expect(runs().map(({ data }) => data)).toEqual([['b']]);
  });

  test('does not wait out a batching window at the end of a shard', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { MaximumBatchingWindowInSeconds: 300 });
    stream.put(['a']);
    stream.closeShard(first);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['a']]);
  });
});
