import { readableShards } from '../../../../toolkit/sandbox/mappings/shard-ancestry';

describe('readableShards', () => {
  const shards = [
    { shardId: 'a', parentShardIds: [] },
    { shardId: 'b', parentShardIds: [] },
    { shardId: 'c', parentShardIds: ['a', 'b'] },
  ];

  test.each([
    [[], ['a', 'b']],
    [['a'], ['b']],
    [['a', 'b'], ['c']],
    [['a', 'b', 'c'], []],
  ])('with %j ended are %j', (ended: readonly string[], expected) => {
    expect(readableShards(shards, (shardId) => ended.includes(shardId))).toEqual(expected);
  });
});
