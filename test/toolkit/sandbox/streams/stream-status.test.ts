import { base64 } from './room';
import { SHARD, STREAM, STREAM_ARN, streamRoom } from './stream-room';

const PUT = { ...STREAM, PartitionKey: 'k', Data: base64('data') };
const SHARDS = ['shardId-000000000000', 'shardId-000000000001'];
const TIMES = { creatingMs: 2000, updatingMs: 3000 };
const LATEST = { ...SHARD, ShardIteratorType: 'LATEST' };

describe('the status of a stream', () => {
  test('is CREATING for a while, in which there is nothing to write to', async () => {
    const { call, failure, summary, context } = streamRoom({ ShardCount: 1 }, TIMES);
    await context.clock.advance(1999);
    expect(summary()).toMatchObject({ StreamStatus: 'CREATING', OpenShardCount: 0 });
    expect(call('DescribeStream', STREAM).StreamDescription.Shards).toEqual([]);
    const notFound = 'ResourceNotFoundException: Stream logs under account 123456789012 not found.';
    expect(failure('PutRecord', PUT)).toBe(notFound);
    expect(failure('PutRecords', { ...STREAM, Records: [PUT] })).toBe(notFound);
    expect(failure('GetShardIterator', LATEST)).toBe(notFound);
    await context.clock.advance(1);
    expect(summary()).toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 1 });
    expect(call('PutRecord', PUT)).toMatchObject({ ShardId: 'shardId-000000000000' });
  });

  test('is UPDATING after a change, while records go in and out', async () => {
    const { call, summary, context } = streamRoom({ ShardCount: 1 }, { updatingMs: 3000 });
    call('UpdateMaxRecordSize', { ...STREAM, MaxRecordSizeInKiB: 2048 });
    await context.clock.advance(2999);
    expect(summary().StreamStatus).toBe('UPDATING');
    const { ShardIterator } = call('GetShardIterator', LATEST);
    call('PutRecord', PUT);
    expect(call('GetRecords', { ShardIterator }).Records).toHaveLength(1);
    await context.clock.advance(1);
    expect(summary().StreamStatus).toBe('ACTIVE');
  });

  test.each([
    ['DecreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours: 24 }],
    ['DeleteStream', STREAM],
    ['DisableEnhancedMonitoring', { ...STREAM, ShardLevelMetrics: ['ALL'] }],
    ['EnableEnhancedMonitoring', { ...STREAM, ShardLevelMetrics: ['ALL'] }],
    ['IncreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours: 48 }],
    ['MergeShards', { ...STREAM, ShardToMerge: SHARDS[0], AdjacentShardToMerge: SHARDS[1] }],
    ['SplitShard', { ...STREAM, ShardToSplit: SHARDS[0], NewStartingHashKey: '1000' }],
    ['StartStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' }],
    ['StopStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' }],
    ['UpdateMaxRecordSize', { ...STREAM, MaxRecordSizeInKiB: 2048 }],
    ['UpdateShardCount', { ...STREAM, TargetShardCount: 3, ScalingType: 'UNIFORM_SCALING' }],
    ['UpdateStreamMode', { StreamARN: STREAM_ARN, StreamModeDetails: { StreamMode: 'ON_DEMAND' } }],
    ['UpdateStreamRecordDistributionStrategy', { StreamARN: STREAM_ARN, RecordDistributionStrategy: 'AUTO' }],
    ['UpdateStreamWarmThroughput', { ...STREAM, WarmThroughputMiBps: 5 }],
  ])('has %s wait until it is ACTIVE', (name, input) => {
    const { call, failure } = streamRoom();
    call('UpdateMaxRecordSize', { ...STREAM, MaxRecordSizeInKiB: 1024 });
    expect(failure(name, input)).toBe(
      'ResourceInUseException: Stream logs under account 123456789012 not ACTIVE, instead in state UPDATING',
    );
  });

  test('is DELETING for a while, in which records still go in', async () => {
    const { call, failure, summary, context } = streamRoom({ ShardCount: 1 }, TIMES);
    await context.clock.advance(2000);
    call('DeleteStream', STREAM);
    await context.clock.advance(1999);
    expect(summary().StreamStatus).toBe('DELETING');
    expect(call('PutRecord', PUT)).toMatchObject({ ShardId: 'shardId-000000000000' });
    expect(failure('CreateStream', { ...STREAM, ShardCount: 1 })).toBe(
      'ResourceInUseException: Stream logs under account 123456789012 already exists.',
    );
    await context.clock.advance(1);
    expect(failure('DescribeStreamSummary', STREAM)).toBe(
      'ResourceNotFoundException: Stream logs under account 123456789012 not found.',
    );
  });

  test('is CREATING for at most five streams at once', async () => {
    const { call, failure, context } = streamRoom({ ShardCount: 1 }, { ...TIMES, limits: false });
    for (const name of ['a', 'b', 'c', 'd']) call('CreateStream', { StreamName: name, ShardCount: 1 });
    const sixth = { StreamName: 'e', ShardCount: 1 };
    expect(failure('CreateStream', sixth)).toBe(
      'LimitExceededException: At most 5 streams can be CREATING at the same time.',
    );
    await context.clock.advance(2000);
    expect(call('CreateStream', sixth)).toEqual({});
  });
});
