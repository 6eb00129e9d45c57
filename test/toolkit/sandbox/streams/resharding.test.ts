import { base64, testRoom } from './room';

const STREAM = { StreamName: 'logs' };
const LARGEST = '340282366920938463463374607431768211455';

function room(shardCount: number) {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: shardCount });
  const settle = () => test.context.clock.advance(500);
  const shards = () =>
    // biome-ignore lint/suspicious/noExplicitAny: answers are JSON
    test.call('ListShards', STREAM).Shards.map((shard: any) => ({
      id: Number(shard.ShardId.slice(-2)),
      parents: [shard.ParentShardId, shard.AdjacentParentShardId].filter(Boolean).map((id) => Number(id.slice(-2))),
      range: [shard.HashKeyRange.StartingHashKey, shard.HashKeyRange.EndingHashKey],
      open: shard.SequenceNumberRange.EndingSequenceNumber === undefined,
    }));
  return { ...test, settle, shards };
}

const update = (target: number) => ({ ...STREAM, TargetShardCount: target, ScalingType: 'UNIFORM_SCALING' });

describe('splitShard', () => {
  test('closes the shard and opens two that share its range', () => {
    const { call, shards } = room(1);
    call('SplitShard', { ...STREAM, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '1000' });
    expect(shards()).toEqual([
      { id: 0, parents: [], range: ['0', LARGEST], open: false },
      { id: 1, parents: [0], range: ['0', '999'], open: true },
      { id: 2, parents: [0], range: ['1000', LARGEST], open: true },
    ]);
  });

  test.each(['0', '1', LARGEST])('refuses a hash key on the edge of the shard: %s', (key) => {
    const { failure } = room(1);
    expect(failure('SplitShard', { ...STREAM, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: key })).toBe(
      `InvalidArgumentException: NewStartingHashKey ${key} used in SplitShard() on shard shardId-000000000000 in stream logs under account 123456789012 is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey ${LARGEST}.`,
    );
  });

  test('refuses a shard that is closed', async () => {
    const { call, failure, settle } = room(1);
    const split = { ...STREAM, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '1000' };
    call('SplitShard', split);
    await settle();
    expect(failure('SplitShard', split)).toBe(
      'InvalidArgumentException: Shard shardId-000000000000 in stream logs under account 123456789012 has already been merged or split, and thus is not eligible for merging or splitting.',
    );
  });

  test('refuses a stream that is updating, until it is active again', async () => {
    const { call, failure, settle } = room(1);
    call('SplitShard', { ...STREAM, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '1000' });
    const next = { ...STREAM, ShardToSplit: 'shardId-000000000001', NewStartingHashKey: '500' };
    expect(failure('SplitShard', next)).toBe(
      'ResourceInUseException: Stream logs under account 123456789012 not ACTIVE, instead in state UPDATING',
    );
    await settle();
    expect(call('SplitShard', next)).toEqual({});
  });
});

describe('mergeShards', () => {
  const merge = (a: number, b: number) => ({
    ...STREAM,
    ShardToMerge: `shardId-00000000000${a}`,
    AdjacentShardToMerge: `shardId-00000000000${b}`,
  });

  test.each([
    [0, 1],
    [1, 0],
  ])('closes shards %i and %i and opens one over both ranges', (a, b) => {
    const { call, shards } = room(2);
    call('MergeShards', merge(a, b));
    expect(shards()[2]).toEqual({ id: 2, parents: [a, b], range: ['0', LARGEST], open: true });
    expect(shards().map(({ open }: { open: boolean }) => open)).toEqual([false, false, true]);
  });

  test.each([
    [0, 2],
    [1, 1],
  ])('refuses %i and %i, which are no neighbours', (a, b) => {
    const { failure } = room(3);
    expect(failure('MergeShards', merge(a, b))).toBe(
      `InvalidArgumentException: Shards shardId-00000000000${a} and shardId-00000000000${b} in stream logs under account 123456789012 are not an adjacent pair of shards eligible for merging.`,
    );
  });

  test('refuses shards that are closed, neighbours though they were', async () => {
    const { call, failure, settle } = room(2);
    call('MergeShards', merge(0, 1));
    await settle();
    expect(failure('MergeShards', merge(0, 1))).toBe(
      'InvalidArgumentException: Shard shardId-000000000000 in stream logs under account 123456789012 has already been merged or split, and thus is not eligible for merging or splitting.',
    );
  });
});

describe('scaleUniformly', () => {
  test('reaches three shards from two as the service does', () => {
    const { call, shards } = room(2);
    expect(call('UpdateShardCount', update(3))).toMatchObject({ CurrentShardCount: 2, TargetShardCount: 3 });
    expect(shards().map(({ id, parents, open }: ReturnType<typeof shards>[number]) => [id, parents, open])).toEqual([
      [0, [], false],
      [1, [], false],
      [2, [0], true],
      [3, [0], false],
      [4, [1], false],
      [5, [1], true],
      [6, [3, 4], true],
    ]);
  });

  test.each([
    [1, 2],
    [3, 6],
    [5, 3],
    [4, 1],
    [7, 10],
  ])('from %i shards to %i leaves equal ranges over the whole key space', (from, to) => {
    const { call, shards } = room(from);
    call('UpdateShardCount', update(to));
    const open = shards()
      .filter(({ open }: { open: boolean }) => open)
      .map(({ range }: { range: [string, string] }) => range.map(BigInt))
      .sort(([a]: bigint[], [b]: bigint[]) => ((a as bigint) < (b as bigint) ? -1 : 1));
    expect(open).toHaveLength(to);
    // biome-ignore lint/suspicious/noExplicitAny: pairs of bigint
    open.forEach(([start, end]: any, i: number) => {
      expect(start).toBe(i === 0 ? 0n : open[i - 1][1] + 1n);
      expect(Number(end - start)).toBeCloseTo(2 ** 128 / to, -25);
    });
    expect(open.at(-1)[1]).toBe(BigInt(LARGEST));
  });

  test('keeps the records of closed shards readable to their end, which names the children', () => {
    const { call } = room(1);
    call('PutRecord', { ...STREAM, PartitionKey: 'a', Data: base64('before') });
    call('UpdateShardCount', update(2));
    const iterator = { ...STREAM, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' };
    const answer = call('GetRecords', { ShardIterator: call('GetShardIterator', iterator).ShardIterator });
    expect(answer.Records).toHaveLength(1);
    expect(answer.NextShardIterator).toBeUndefined();
    expect(answer.ChildShards).toEqual([
      {
        ShardId: 'shardId-000000000001',
        ParentShards: ['shardId-000000000000'],
        HashKeyRange: { StartingHashKey: '0', EndingHashKey: '170141183460469231731687303715884105727' },
      },
      {
        ShardId: 'shardId-000000000002',
        ParentShards: ['shardId-000000000000'],
        HashKeyRange: { StartingHashKey: '170141183460469231731687303715884105728', EndingHashKey: LARGEST },
      },
    ]);
  });
});
