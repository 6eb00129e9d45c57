import type { StreamsOptions } from '../../../../toolkit/sandbox/streams/streams-options';
import { testRoom } from './room';
import { STREAM, streamRoom } from './stream-room';

const ON_DEMAND = { StreamModeDetails: { StreamMode: 'ON_DEMAND' } };
const other = (input: object) => ({ StreamName: 'other', ...input });
const update = (TargetShardCount: number) => ({ ...STREAM, TargetShardCount, ScalingType: 'UNIFORM_SCALING' });
const split = { ...STREAM, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '1000' };

function exceeded(current: number, limit: number, additional: number): string {
  return `LimitExceededException: This request would exceed the shard limit for the account 123456789012 in us-east-1. Current shard count for the account: ${current}. Limit: ${limit}. Number of additional shards that would have resulted from this request: ${additional}.`;
}

describe('the shard quota', () => {
  const options: StreamsOptions = { shardQuota: 6, updatingMs: 0 };

  test('is up to all streams in provisioned mode together', () => {
    const { call, failure } = streamRoom({ ShardCount: 4 }, options);
    expect(failure('CreateStream', other({ ShardCount: 3 }))).toBe(exceeded(4, 6, 3));
    expect(call('CreateStream', other({ ShardCount: 2 }))).toEqual({});
    expect(failure('SplitShard', split)).toBe(exceeded(6, 6, 1));
    expect(failure('UpdateShardCount', update(5))).toBe(exceeded(6, 6, 1));
    expect(call('UpdateShardCount', update(3))).toMatchObject({ TargetShardCount: 3 });
    expect(call('UpdateShardCount', update(4))).toMatchObject({ TargetShardCount: 4 });
  });

  test('admits a split up to the last shard', () => {
    const { call, summary } = streamRoom({ ShardCount: 5 }, options);
    call('SplitShard', split);
    expect(summary().OpenShardCount).toBe(6);
  });

  test('does not count streams in on-demand mode', () => {
    const { call } = streamRoom(ON_DEMAND, options);
    expect(call('CreateStream', other({ ShardCount: 6 }))).toEqual({});
    expect(call('DescribeLimits')).toMatchObject({ ShardLimit: 6, OpenShardCount: 6 });
  });
});

describe('the quota of on-demand streams', () => {
  test('is 50', () => {
    const { call, failure } = testRoom({ limits: false });
    for (let i = 0; i < 50; i++) call('CreateStream', { StreamName: `s${i}`, ...ON_DEMAND });
    const message =
      'LimitExceededException: The account 123456789012 has 50 streams in ON_DEMAND mode in us-east-1, at most 50.';
    expect(failure('CreateStream', other(ON_DEMAND))).toBe(message);
    call('CreateStream', other({ ShardCount: 1 }));
    const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/other';
    expect(failure('UpdateStreamMode', { StreamARN, ...ON_DEMAND })).toBe(message);
    call('DeleteStream', { StreamName: 's0' });
    expect(call('UpdateStreamMode', { StreamARN, ...ON_DEMAND })).toEqual({});
  });
});
