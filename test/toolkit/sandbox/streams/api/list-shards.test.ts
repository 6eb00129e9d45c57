import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };
const CREATED = 1_767_225_600;

/** Two shards, of which the first is split a minute later. */
async function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  await test.context.clock.advance(60_000);
  test.call('SplitShard', { ...STREAM, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '1000' });
  await test.context.clock.advance(60_000);
  const list = (input: object): number[] =>
    test
      .call('ListShards', { ...STREAM, ...input })
      .Shards.map(({ ShardId }: { ShardId: string }) => Number(ShardId.slice(-1)));
  return { ...test, list };
}

describe('ListShards', () => {
  test.each([
    [undefined, [0, 1, 2, 3]],
    [{ Type: 'FROM_TRIM_HORIZON' }, [0, 1, 2, 3]],
    [{ Type: 'AT_TRIM_HORIZON' }, [0, 1]],
    [{ Type: 'AT_LATEST' }, [1, 2, 3]],
    [{ Type: 'AFTER_SHARD_ID', ShardId: 'shardId-000000000001' }, [2, 3]],
    [{ Type: 'AT_TIMESTAMP', Timestamp: CREATED + 30 }, [0, 1]],
    [{ Type: 'AT_TIMESTAMP', Timestamp: CREATED + 90 }, [1, 2, 3]],
    [{ Type: 'FROM_TIMESTAMP', Timestamp: CREATED + 30 }, [0, 1, 2, 3]],
    [{ Type: 'FROM_TIMESTAMP', Timestamp: CREATED + 90 }, [1, 2, 3]],
  ])('lists by the filter %j', async (ShardFilter, shards) => {
    const { list } = await room();
    expect(list({ ShardFilter })).toEqual(shards);
  });

  test('lists page by page, the filter kept', async () => {
    const { call } = await room();
    const first = call('ListShards', { ...STREAM, MaxResults: 2, ShardFilter: { Type: 'AT_LATEST' } });
    const second = call('ListShards', { NextToken: first.NextToken, MaxResults: 2 });
    const ids = [...first.Shards, ...second.Shards].map(({ ShardId }) => Number(ShardId.slice(-1)));
    expect(ids).toEqual([1, 2, 3]);
    expect(second.NextToken).toBeUndefined();
  });

  test('starts after a shard', async () => {
    const { list } = await room();
    expect(list({ ExclusiveStartShardId: 'shardId-000000000002' })).toEqual([3]);
  });

  test('forgets closed shards when the retention period has passed', async () => {
    const { list, context, room: streams } = await room();
    await context.clock.advance(86_400_000);
    expect(list({})).toEqual([1, 2, 3]);
    const source = streams.source('arn:aws:kinesis:us-east-1:123456789012:stream/logs');
    expect(source.shards().map(({ parentShardIds }) => parentShardIds)).toEqual([[], [], []]);
  });

  test.each([
    [
      { ShardFilter: { Type: 'AT_TIMESTAMP', Timestamp: CREATED + 121 } },
      'InvalidArgumentException: Timestamp must be between the trim horizon 1767139320000 and now 1767225720000, got 1767225721000',
    ],
    [
      { ShardFilter: { Type: 'FROM_TIMESTAMP', Timestamp: CREATED - 86_400 } },
      'InvalidArgumentException: Timestamp must be between the trim horizon 1767139320000 and now 1767225720000, got 1767139200000',
    ],
    [
      { ShardFilter: { Type: 'AT_TIMESTAMP' } },
      'InvalidArgumentException: Timestamp must be provided for the filter type AT_TIMESTAMP.',
    ],
    [
      { ShardFilter: { Type: 'AFTER_SHARD_ID' } },
      'InvalidArgumentException: ShardId must be provided for the filter type AFTER_SHARD_ID.',
    ],
    [{ NextToken: 'token' }, 'InvalidArgumentException: NextToken and StreamName cannot be provided together.'],
  ])('refuses %j', async (input, message) => {
    const { failure } = await room();
    expect(failure('ListShards', { ...STREAM, ...input })).toBe(message);
  });

  test('refuses a token it did not issue, and one older than five minutes', async () => {
    const { call, failure, context } = await room();
    expect(failure('ListShards', { NextToken: 'token' })).toBe('InvalidArgumentException: Invalid NextToken.');
    const { NextToken } = call('ListShards', { ...STREAM, MaxResults: 1 });
    await context.clock.advance(300_001);
    expect(failure('ListShards', { NextToken })).toBe(
      'ExpiredNextTokenException: NextToken is older than 300000 milliseconds.',
    );
  });

  test('refuses the token of a stream that had the same name', async () => {
    const { call, failure } = await room();
    const { NextToken } = call('ListShards', { ...STREAM, MaxResults: 1 });
    call('DeleteStream', STREAM);
    call('CreateStream', { ...STREAM, ShardCount: 2 });
    expect(failure('ListShards', { NextToken })).toBe('InvalidArgumentException: Invalid NextToken.');
  });
});
