import { STREAM, streamRoom } from './stream-room';

const UPDATE = { ...STREAM, ScalingType: 'UNIFORM_SCALING' };

describe('resharding', () => {
  test('takes as long as its splits and merges, one after another', async () => {
    const { call, summary, context } = streamRoom({ ShardCount: 2 }, { reshardingMs: 30_000, updatingMs: 5000 });
    call('UpdateShardCount', { ...UPDATE, TargetShardCount: 3 });
    const seen: string[] = [];
    for (let i = 0; i < 4; i++) {
      seen.push(`${summary().OpenShardCount} ${summary().StreamStatus}`);
      await context.clock.advance(30_000);
    }
    expect(seen).toEqual(['2 UPDATING', '3 UPDATING', '4 UPDATING', '3 UPDATING']);
    expect(summary().StreamStatus).toBe('ACTIVE');
  });

  test('has a split and a merge wait for their turn', async () => {
    const { call, summary, context } = streamRoom({ ShardCount: 1 }, { reshardingMs: 30_000 });
    call('SplitShard', { ...STREAM, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '1000' });
    expect(summary().OpenShardCount).toBe(1);
    await context.clock.advance(30_500);
    expect(summary()).toMatchObject({ OpenShardCount: 2, StreamStatus: 'ACTIVE' });
    call('MergeShards', {
      ...STREAM,
      ShardToMerge: 'shardId-000000000001',
      AdjacentShardToMerge: 'shardId-000000000002',
    });
    await context.clock.advance(29_999);
    expect(summary().OpenShardCount).toBe(2);
    await context.clock.advance(1);
    expect(summary().OpenShardCount).toBe(1);
  });
});
