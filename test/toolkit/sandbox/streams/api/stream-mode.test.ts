import { base64 } from '../room';
import { STREAM, STREAM_ARN, streamRoom } from '../stream-room';

const mode = (StreamMode: string, extra = {}) => ({
  StreamARN: STREAM_ARN,
  StreamModeDetails: { StreamMode },
  ...extra,
});
const DAY = 86_400_000;

describe('UpdateStreamMode', () => {
  test('keeps the shards, twice in any 24 hours', async () => {
    const { call, failure, summary, context } = streamRoom({ ShardCount: 3 });
    call('UpdateStreamMode', mode('ON_DEMAND'));
    expect(summary()).toMatchObject({ OpenShardCount: 3, StreamStatus: 'UPDATING' });
    await context.clock.advance(500);
    call('UpdateStreamMode', mode('PROVISIONED'));
    await context.clock.advance(DAY - 501);
    expect(summary()).toMatchObject({ OpenShardCount: 3, StreamModeDetails: { StreamMode: 'PROVISIONED' } });
    expect(failure('UpdateStreamMode', mode('ON_DEMAND'))).toBe(
      'LimitExceededException: Number of UpdateStreamMode operations within the past 24 hours has reached the limit of 2.',
    );
    await context.clock.advance(1);
    expect(call('UpdateStreamMode', mode('ON_DEMAND'))).toEqual({});
  });

  test('takes the mode there is as done', () => {
    const { call, summary } = streamRoom();
    call('UpdateStreamMode', mode('PROVISIONED'));
    expect(summary().StreamStatus).toBe('ACTIVE');
  });

  test('warms the stream up', () => {
    const { call, summary } = streamRoom({ ShardCount: 1 }, { onDemandAdvantage: true });
    call('UpdateStreamMode', mode('ON_DEMAND', { WarmThroughputMiBps: 8 }));
    expect(summary()).toMatchObject({ OpenShardCount: 8, WarmThroughput: { TargetMiBps: 8 } });
  });

  test('drops what only on-demand mode has', () => {
    const { call, summary } = streamRoom({
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
      RecordDistributionStrategy: 'AUTO',
    });
    call('UpdateStreamMode', mode('PROVISIONED'));
    expect(summary().RecordDistributionStrategy).toBeUndefined();
    const put = () => call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: base64('x') }).ShardId;
    expect(put()).toBe(put());
  });

  test('keeps within the shard quota of the account', () => {
    const { failure } = streamRoom({ StreamModeDetails: { StreamMode: 'ON_DEMAND' } }, { shardQuota: 3 });
    expect(failure('UpdateStreamMode', mode('PROVISIONED'))).toBe(
      'LimitExceededException: This request would exceed the shard limit for the account 123456789012 in us-east-1. Current shard count for the account: 0. Limit: 3. Number of additional shards that would have resulted from this request: 4.',
    );
  });
});
