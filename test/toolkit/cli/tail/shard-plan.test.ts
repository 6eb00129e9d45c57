import { ShardPlan } from '../../../../toolkit/cli/tail/shard-plan';

function shard(ShardId: string, ParentShardId?: string, AdjacentParentShardId?: string) {
  return { ShardId, ParentShardId, AdjacentParentShardId, HashKeyRange: undefined, SequenceNumberRange: undefined };
}

function child(ShardId: string, ...ParentShards: string[]) {
  return { ShardId, ParentShards, HashKeyRange: undefined };
}

function ids(plan: ShardPlan): string[] {
  return plan.take().map(({ shardId }) => shardId);
}

describe('ShardPlan', () => {
  test('gives each shard once', () => {
    const plan = new ShardPlan([shard('a'), shard('b')]);
    expect(plan.take()).toMatchObject([
      { shardId: 'a', isNew: false },
      { shardId: 'b', isNew: false },
    ]);
    expect(plan.take()).toEqual([]);
  });

  test('gives a shard after both of its parents', () => {
    const plan = new ShardPlan([shard('c', 'a', 'b'), shard('a'), shard('b')]);
    expect(ids(plan)).toEqual(['a', 'b']);
    plan.end('a', [child('c', 'a', 'b')]);
    expect(ids(plan)).toEqual([]);
    plan.end('b', [child('c', 'a', 'b')]);
    expect(ids(plan)).toEqual(['c']);
  });

  test('waits for no parent that is not there any more', () => {
    expect(ids(new ShardPlan([shard('c', 'a', 'b')]))).toEqual(['c']);
  });

  test('reads children that began meanwhile from their beginning', () => {
    const plan = new ShardPlan([shard('a')]);
    plan.take();
    plan.end('a', [child('b', 'a'), child('c', 'a')]);
    expect(plan.take()).toMatchObject([
      { shardId: 'b', isNew: true },
      { shardId: 'c', isNew: true },
    ]);
  });

  test('waits for a parent that it has yet to hear of', () => {
    const plan = new ShardPlan([shard('a'), shard('d')]);
    plan.take();
    plan.end('d', [child('e', 'b', 'd')]);
    expect(ids(plan)).toEqual([]);
    plan.end('a', [child('b', 'a'), child('c', 'a')]);
    expect(ids(plan)).toEqual(['b', 'c']);
    plan.end('b', [child('e', 'b', 'd')]);
    expect(ids(plan)).toEqual(['e']);
  });

  test('follows no children when it is not to grow', () => {
    const plan = new ShardPlan([shard('a')], false);
    plan.take();
    plan.end('a', [child('b', 'a')]);
    expect(ids(plan)).toEqual([]);
  });
});
