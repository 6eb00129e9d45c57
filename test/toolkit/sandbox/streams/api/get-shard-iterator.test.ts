import { base64, testRoom } from '../room';

const STREAM = { StreamName: 'logs' };
const SHARD = { ...STREAM, ShardId: 'shardId-000000000000' };

function room(options = {}) {
  const test = testRoom(options);
  test.call('CreateStream', { ...STREAM, ShardCount: 1, MaxRecordSizeInKiB: 10_240 });
  const put = (data: string): string =>
    test.call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: base64(data) }).SequenceNumber;
  const iterator = (type: string, extra = {}): string =>
    test.call('GetShardIterator', { ...SHARD, ShardIteratorType: type, ...extra }).ShardIterator;
  const read = (ShardIterator: string, extra = {}) => test.call('GetRecords', { ShardIterator, ...extra });
  const texts = (type: string, extra = {}): string[] =>
    read(iterator(type, extra)).Records.map(({ Data }: { Data: string }) => Buffer.from(Data, 'base64').toString());
  return { ...test, put, iterator, read, texts };
}

describe('GetShardIterator', () => {
  test('places an iterator in each of the five ways', async () => {
    const { put, texts, iterator, read, context } = room();
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
    const { put, texts, call } = room();
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
    expect(room().failure('GetShardIterator', { ...SHARD, ...input })).toBe(message);
  });

  test('is limited to five a second in a shard', async () => {
    const { iterator, failure, context } = room();
    for (let i = 0; i < 5; i++) iterator('LATEST');
    expect(failure('GetShardIterator', { ...SHARD, ShardIteratorType: 'LATEST' })).toBe(
      'ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 in stream logs under account 123456789012.',
    );
    await context.clock.advance(200);
    expect(iterator('LATEST')).toEqual(expect.any(String));
  });
});
