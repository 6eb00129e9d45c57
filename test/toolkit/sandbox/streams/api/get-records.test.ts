import { base64 } from '../room';
import { STREAM, shardRoom } from '../stream-room';

const MIB = 2 ** 20;

describe('GetRecords', () => {
  test('gives what was put, and where to go on', async () => {
    const { put, iterator, read, context } = shardRoom();
    const sequenceNumber = put('hello');
    await context.clock.advance(1500);
    put('again');
    const first = read(iterator('TRIM_HORIZON'), { Limit: 1 });
    expect(first).toMatchObject({
      Records: [
        {
          SequenceNumber: sequenceNumber,
          ApproximateArrivalTimestamp: 1_767_225_600,
          Data: base64('hello'),
          PartitionKey: 'k',
        },
      ],
      MillisBehindLatest: 1500,
    });
    const second = read(first.NextShardIterator);
    expect(second).toMatchObject({ Records: [{ Data: base64('again') }], MillisBehindLatest: 0 });
    expect(read(second.NextShardIterator)).toMatchObject({ Records: [], MillisBehindLatest: 0 });
  });

  test('is limited to five a second in a shard, and counts what it refuses', () => {
    const { iterator, read, failure, samples } = shardRoom();
    const ShardIterator = iterator('LATEST');
    for (let i = 0; i < 5; i++) read(ShardIterator);
    samples.length = 0;
    expect(failure('GetRecords', { ShardIterator })).toBe(
      'ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 in stream logs under account 123456789012.',
    );
    expect(samples.map(({ name, value }) => [name, value])).toEqual([
      ['GetRecords.Success', 0],
      ['ReadProvisionedThroughputExceeded', 1],
    ]);
  });

  test('answers 10 MiB at most, and blocks the next five seconds after that', async () => {
    const { call, iterator, read, failure, context } = shardRoom();
    const Data = Buffer.alloc(MIB - 1).toString('base64');
    for (let i = 0; i < 12; i++) {
      call('PutRecord', { ...STREAM, PartitionKey: 'k', Data });
      await context.clock.advance(1000);
    }
    const { Records, NextShardIterator } = read(iterator('TRIM_HORIZON'));
    expect(Records).toHaveLength(10);
    await context.clock.advance(4999);
    expect(failure('GetRecords', { ShardIterator: NextShardIterator })).toMatch(/^ProvisionedThroughputExceeded/);
    await context.clock.advance(1);
    expect(read(NextShardIterator).Records).toHaveLength(2);
  });

  test('reports what it read, and how old that was', async () => {
    const { put, iterator, read, context, samples } = shardRoom();
    put('old');
    await context.clock.advance(3000);
    put('new');
    samples.length = 0;
    read(iterator('TRIM_HORIZON'), { Limit: 1 });
    expect(samples.map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['GetRecords.Bytes', 4, 'Bytes'],
      ['GetRecords.Records', 1, 'Count'],
      ['GetRecords.IteratorAgeMilliseconds', 3000, 'Milliseconds'],
      ['GetRecords.Latency', 0, 'Milliseconds'],
      ['GetRecords.Success', 1, 'Count'],
      ['ReadProvisionedThroughputExceeded', 0, 'Count'],
    ]);
  });

  test('leaves out what the retention period no longer covers', async () => {
    const { put, texts, context } = shardRoom();
    put('old');
    await context.clock.advance(86_400_000);
    put('new');
    expect(texts('TRIM_HORIZON')).toEqual(['old', 'new']);
    await context.clock.advance(1);
    expect(texts('TRIM_HORIZON')).toEqual(['new']);
  });

  test('takes an iterator for five minutes', async () => {
    const { iterator, read, failure, context } = shardRoom();
    const ShardIterator = iterator('LATEST');
    await context.clock.advance(300_000);
    expect(read(ShardIterator).Records).toEqual([]);
    await context.clock.advance(1);
    expect(failure('GetRecords', { ShardIterator })).toBe(
      'ExpiredIteratorException: Iterator expired. The iterator was created at time Thu, 01 Jan 2026 00:00:00 GMT while right now it is Thu, 01 Jan 2026 00:05:00 GMT which is further in the future than the tolerated delay of 300000 milliseconds.',
    );
  });

  test.each(['nonsense', base64('{"stream":"logs"}'), base64('null')])('refuses the iterator %s', (ShardIterator) => {
    expect(shardRoom().failure('GetRecords', { ShardIterator })).toBe(
      'InvalidArgumentException: Invalid ShardIterator.',
    );
  });

  test('refuses the iterator of a stream that had the same name', async () => {
    const { iterator, call, failure, context } = shardRoom();
    const ShardIterator = iterator('LATEST');
    call('DeleteStream', STREAM);
    await context.clock.advance(1);
    call('CreateStream', { ...STREAM, ShardCount: 1 });
    expect(failure('GetRecords', { ShardIterator })).toBe('InvalidArgumentException: Invalid ShardIterator.');
  });
});
