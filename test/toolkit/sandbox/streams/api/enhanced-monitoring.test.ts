import { STREAM, streamRoom } from '../stream-room';

describe('enhanced monitoring', () => {
  test('turns shard-level metrics on and off', () => {
    const { call, samples } = streamRoom();
    expect(call('EnableEnhancedMonitoring', { ...STREAM, ShardLevelMetrics: ['IncomingBytes'] })).toMatchObject({
      CurrentShardLevelMetrics: [],
      DesiredShardLevelMetrics: ['IncomingBytes'],
    });
    call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: 'AAAA' });
    expect(samples.filter(({ dimensions }) => dimensions.ShardId)).toEqual([
      {
        namespace: 'AWS/Kinesis',
        name: 'IncomingBytes',
        dimensions: { StreamName: 'logs', ShardId: 'shardId-000000000001' },
        value: 4,
        unit: 'Bytes',
      },
    ]);
    expect(
      call('EnableEnhancedMonitoring', { ...STREAM, ShardLevelMetrics: ['ALL'] }).DesiredShardLevelMetrics,
    ).toHaveLength(7);
    expect(
      call('DisableEnhancedMonitoring', { ...STREAM, ShardLevelMetrics: ['IncomingBytes', 'OutgoingBytes'] })
        .DesiredShardLevelMetrics,
    ).toHaveLength(5);
  });
});
