import { base64 } from './room';
import { SHARD, STREAM, streamRoom } from './stream-room';

const PUT = { ...STREAM, PartitionKey: 'k', Data: base64('data') };
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
    const { call, failure, summary, context } = streamRoom({ ShardCount: 1 }, { updatingMs: 3000 });
    call('UpdateMaxRecordSize', { ...STREAM, MaxRecordSizeInKiB: 2048 });
    await context.clock.advance(2999);
    expect(summary().StreamStatus).toBe('UPDATING');
    const { ShardIterator } = call('GetShardIterator', LATEST);
    call('PutRecord', PUT);
    expect(call('GetRecords', { ShardIterator }).Records).toHaveLength(1);
    expect(failure('DeleteStream', STREAM)).toBe(
      'ResourceInUseException: Stream logs under account 123456789012 not ACTIVE, instead in state UPDATING',
    );
    await context.clock.advance(1);
    expect(summary().StreamStatus).toBe('ACTIVE');
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
