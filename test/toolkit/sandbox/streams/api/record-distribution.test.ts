import { base64 } from '../room';
import { STREAM, STREAM_ARN, streamRoom } from '../stream-room';

const ON_DEMAND = { StreamModeDetails: { StreamMode: 'ON_DEMAND' } };
const strategy = (RecordDistributionStrategy: string) => ({ StreamARN: STREAM_ARN, RecordDistributionStrategy });

describe('UpdateStreamRecordDistributionStrategy', () => {
  test('has records go to each shard in its turn, whatever their keys, and back by their keys', () => {
    const { call, summary } = streamRoom(ON_DEMAND);
    const shards = () => {
      const Records = Array.from({ length: 8 }, () => ({ Data: base64('x'), PartitionKey: 'k', ExplicitHashKey: '0' }));
      const results: { ShardId: string }[] = call('PutRecords', { ...STREAM, Records }).Records;
      return results.map(({ ShardId }) => Number(ShardId.slice(-1)));
    };
    expect(summary().RecordDistributionStrategy).toBe('USER_PARTITION_KEY');
    call('UpdateStreamRecordDistributionStrategy', strategy('AUTO'));
    expect(summary()).toMatchObject({ RecordDistributionStrategy: 'AUTO', StreamStatus: 'ACTIVE' });
    expect(shards()).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
    call('UpdateStreamRecordDistributionStrategy', strategy('USER_PARTITION_KEY'));
    expect(shards()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('makes partition keys optional', () => {
    const { call } = streamRoom({ ...ON_DEMAND, RecordDistributionStrategy: 'AUTO' });
    const { ShardId } = call('PutRecord', { ...STREAM, Data: base64('x') });
    const { ShardIterator } = call('GetShardIterator', { ...STREAM, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
    expect(call('GetRecords', { ShardIterator }).Records).toEqual([
      expect.objectContaining({ Data: base64('x'), PartitionKey: undefined }),
    ]);
  });

  test('has every shard own every key', () => {
    const { room } = streamRoom({ ...ON_DEMAND, RecordDistributionStrategy: 'AUTO' });
    const source = room.source(STREAM_ARN);
    expect(source.shards().every(({ shardId }) => source.owns(shardId, { partitionKey: 'k' }))).toBe(true);
  });

  test('is for on-demand mode alone', () => {
    const { failure } = streamRoom();
    const message =
      'InvalidArgumentException: RecordDistributionStrategy AUTO needs a stream in ON_DEMAND mode, got PROVISIONED';
    expect(failure('UpdateStreamRecordDistributionStrategy', strategy('AUTO'))).toBe(message);
    const input = { StreamName: 'new', ShardCount: 1, RecordDistributionStrategy: 'AUTO' };
    expect(failure('CreateStream', input)).toBe(message);
  });
});
