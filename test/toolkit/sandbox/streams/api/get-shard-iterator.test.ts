import { SHARD, STREAM, shardRoom } from '../stream-room';

describe('GetShardIterator', () => {
  test('places an iterator in each of the five ways', async () => {
    const { put, texts, iterator, read, context } = shardRoom();
    put('a');
    await context.clock.advance(1000);
    const second = put('b');
    const secondAt = context.clock.now() / 1000;
    await context.clock.advance(1000);
    put('c');
    expect(texts('TRIM_HORIZON')).toEqual(['a', 'b', 'c']);
    expect(texts('AT_TIMESTAMP', { Timestamp: secondAt })).toEqual(['b', 'c']);
    expect(texts('AT_SEQUENCE_NUMBER', { StartingSequenceNumber: second })).toEqual(['b', 'c']);
    expect(texts('AFTER_SEQUENCE_NUMBER', { StartingSequenceNumber: second })).toEqual(['c']);
    await context.clock.advance(1000);
    const latest = iterator('LATEST');
    put('d');
    expect(read(latest).Records).toHaveLength(1);
  });

  test('takes the starting sequence number of a shard', () => {
    const { put, texts, call } = shardRoom();
    put('a');
    const [shard] = call('ListShards', STREAM).Shards;
    const { StartingSequenceNumber } = shard.SequenceNumberRange;
    expect(texts('AT_SEQUENCE_NUMBER', { StartingSequenceNumber })).toEqual(['a']);
  });

  test.each([
    [
      { ShardIteratorType: 'AT_SEQUENCE_NUMBER' },
      'InvalidArgumentException: Must specify startingSequenceNumber parameter for iterator of type AT_SEQUENCE_NUMBER.',
    ],
    [
      { ShardIteratorType: 'AT_TIMESTAMP' },
      'InvalidArgumentException: Must specify timestamp parameter for iterator of type AT_TIMESTAMP.',
    ],
    [
      { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: 1_767_225_601 },
      'InvalidArgumentException: The timestamp parameter cannot be greater than the currentTimestampMillis. timestamp: 1767225601000, currentTimestampMillis: 1767225600000',
    ],
    [
      { ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: '42' },
      'InvalidArgumentException: StartingSequenceNumber 42 used in GetShardIterator on shard shardId-000000000000 in stream logs under account 123456789012 is invalid because it did not come from this shard.',
    ],
    [
      { ShardIteratorType: 'FIRST' },
      "ValidationException: 1 validation error detected: Value 'FIRST' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, AT_SEQUENCE_NUMBER, AT_TIMESTAMP, LATEST, TRIM_HORIZON]",
    ],
    [
      { ShardIteratorType: 'LATEST', ShardId: 'shardId-000000000009' },
      'ResourceNotFoundException: Could not find shard shardId-000000000009 in stream logs under account 123456789012.',
    ],
  ])('refuses %j', (input, message) => {
    expect(shardRoom().failure('GetShardIterator', { ...SHARD, ...input })).toBe(message);
  });

  test('is limited to five a second in a shard', async () => {
    const { iterator, failure, context } = shardRoom();
    for (let i = 0; i < 5; i++) iterator('LATEST');
    expect(failure('GetShardIterator', { ...SHARD, ShardIteratorType: 'LATEST' })).toBe(
      'ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 in stream logs under account 123456789012.',
    );
    await context.clock.advance(200);
    expect(iterator('LATEST')).toEqual(expect.any(String));
  });
});
