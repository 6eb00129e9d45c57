import { testContext } from '../context';
import { base64, testRoom } from './room';

const STREAM = { StreamName: 'logs' };
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

describe('StreamRegistry', () => {
  test('gives streams, records and sequence numbers to the next process, though the last was killed', async () => {
    const context = testContext();
    const first = testRoom({}, context);
    first.call('CreateStream', { ...STREAM, ShardCount: 1 });
    const put = (test: typeof first, text: string) =>
      test.call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: base64(text) }).SequenceNumber;
    const numbers = [put(first, 'a')];
    first.call('UpdateShardCount', { ...STREAM, TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' });
    numbers.push(put(first, 'b'));
    await context.clock.advance(1000);

    const second = testRoom({}, context);
    numbers.push(put(second, 'c'));
    expect(numbers).toEqual([...new Set(numbers)].sort());
    const source = second.room.source(ARN);
    expect(source.shards().map(({ parentShardIds }) => parentShardIds.length)).toEqual([0, 1, 1]);
    const records = source
      .shards()
      .flatMap(
        ({ shardId }) => source.cursor(shardId, { type: 'TRIM_HORIZON' }).read({ records: 9, bytes: 99 }).records,
      );
    expect(records.map(({ data }) => data.toString())).toEqual(['a', 'b', 'c']);
    expect(records.map(({ sequenceNumber }) => sequenceNumber)).toEqual(numbers);
  });

  test('goes on with the sequence numbers of a shard whose records have all been trimmed', async () => {
    const context = testContext();
    const first = testRoom({}, context);
    first.call('CreateStream', { ...STREAM, ShardCount: 1 });
    const put = { ...STREAM, PartitionKey: 'k', Data: 'AAAA' };
    first.call('PutRecord', put);
    await context.clock.advance(2 * 86_400_000);
    first.call('ListShards', STREAM);
    expect(testRoom({}, context).call('PutRecord', put).SequenceNumber).toMatch(/0000002$/);
  });

  test('keeps arrival times in order when the next process has an earlier time', async () => {
    const context = testContext();
    const first = testRoom({}, context);
    first.call('CreateStream', { ...STREAM, ShardCount: 1 });
    await context.clock.advance(60_000);
    const put = { ...STREAM, PartitionKey: 'k', Data: 'AAAA' };
    first.call('PutRecord', put);
    const earlier = testRoom({}, { ...context, clock: testContext().clock });
    earlier.call('PutRecord', put);
    const cursor = earlier.room.source(ARN).cursor('shardId-000000000000', { type: 'TRIM_HORIZON' });
    const arrivals = cursor.read({ records: 9, bytes: 99 }).records.map((record) => record.approximateArrivalTimestamp);
    expect(arrivals).toEqual([1_767_225_660_000, 1_767_225_660_000]);
  });

  test('does not bring back a deleted stream, nor one that was about to go', async () => {
    const context = testContext();
    const first = testRoom({ creatingMs: 1000 }, context);
    first.call('CreateStream', { ...STREAM, ShardCount: 1 });
    await context.clock.advance(1000);
    first.call('DeleteStream', STREAM);
    expect(testRoom({}, context).call('ListStreams').StreamNames).toEqual([]);
  });

  test('starts a stream of the same name empty', async () => {
    const context = testContext();
    const { call, room } = testRoom({}, context);
    call('CreateStream', { ...STREAM, ShardCount: 1 });
    call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: 'AAAA' });
    call('DeleteStream', STREAM);
    call('CreateStream', { ...STREAM, ShardCount: 1 });
    const cursor = room.source(ARN).cursor('shardId-000000000000', { type: 'TRIM_HORIZON' });
    expect(cursor.read({ records: 9, bytes: 99 }).records).toEqual([]);
  });
});
