import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };

function room(shardCount: number) {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: shardCount });
  const settle = () => test.context.clock.advance(500);
  const shards = () => test.call('ListShards', STREAM).Shards;
  return { ...test, settle, shards };
}

const update = (target: number) => ({ ...STREAM, TargetShardCount: target, ScalingType: 'UNIFORM_SCALING' });

describe('UpdateShardCount', () => {
  test('takes the count there is as done', () => {
    const { call, shards } = room(2);
    expect(call('UpdateShardCount', update(2))).toMatchObject({ CurrentShardCount: 2, TargetShardCount: 2 });
    expect(shards()).toHaveLength(2);
  });

  test('refuses more than double', () => {
    expect(room(2).failure('UpdateShardCount', update(5))).toBe(
      'InvalidArgumentException: UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 2 Target shard count: 5',
    );
  });

  test('doubles, up to 10,000 shards', () => {
    const { call, failure } = room(2);
    expect(call('UpdateShardCount', update(4))).toMatchObject({ CurrentShardCount: 2, TargetShardCount: 4 });
    const large = room(5001);
    expect(large.failure('UpdateShardCount', update(10_001))).toBe(
      'LimitExceededException: UpdateShardCount cannot scale beyond 10000 shards. Target shard count: 10001',
    );
    expect(failure('UpdateShardCount', update(5))).toMatch(/^ResourceInUseException/);
  });

  test('takes a stream of more than 10,000 shards below that only', () => {
    const { failure, call } = room(10_001);
    expect(failure('UpdateShardCount', update(10_000))).toBe(
      'LimitExceededException: UpdateShardCount cannot scale beyond 10000 shards. Target shard count: 10000',
    );
    expect(call('DescribeStreamSummary', STREAM).StreamDescriptionSummary.OpenShardCount).toBe(10_001);
  });

  test('goes below half, with a warning', () => {
    const { call, context } = room(3);
    call('UpdateShardCount', update(1));
    expect(context.seen.filter(({ type }) => type === 'warning')).toEqual([
      expect.objectContaining({
        message: 'UpdateShardCount of logs from 3 to 1: documented to stop at half the shards',
      }),
    ]);
    expect(call('DescribeStreamSummary', STREAM).StreamDescriptionSummary.OpenShardCount).toBe(1);
  });

  test('refuses the eleventh update of a day', async () => {
    const { call, failure, settle, context } = room(1);
    for (let i = 0; i < 10; i++) {
      call('UpdateShardCount', update(i % 2 === 0 ? 2 : 1));
      await settle();
    }
    expect(failure('UpdateShardCount', update(2))).toBe(
      'LimitExceededException: Number of UpdateShardCount operations within the past 24 hours has reached the limit of 10.',
    );
    await context.clock.advance(86_400_000);
    expect(call('UpdateShardCount', update(2))).toMatchObject({ TargetShardCount: 2 });
  });

  test('refuses a stream in on-demand mode', () => {
    const { call, failure } = testRoom();
    call('CreateStream', { ...STREAM, StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
    expect(failure('UpdateShardCount', update(8))).toBe(
      'ValidationException: Stream logs must be in PROVISIONED mode, got ON_DEMAND',
    );
  });
});
