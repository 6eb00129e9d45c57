import { base64, failureOf, testRoom } from './room';

const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';
const SHARD = 'shardId-000000000000';
const ALL = { records: 10_000, bytes: 10_000_000 };

function room() {
  const test = testRoom();
  test.create('AWS::Kinesis::Stream', { Name: 'logs', RetentionPeriodHours: 48 });
  const consumer = test.create('AWS::Kinesis::StreamConsumer', { ConsumerName: 'traffic', StreamARN: ARN }).ref;
  const put = (text: string) =>
    test.call('PutRecord', { StreamName: 'logs', PartitionKey: 'k', Data: base64(text) }).SequenceNumber as string;
  return { ...test, consumer, put };
}

describe('ShardReadingSource', () => {
  test('tells what it reads', () => {
    const { room: streams, consumer } = room();
    expect(streams.source(ARN)).toMatchObject({
      streamName: 'logs',
      streamArn: ARN,
      sourceArn: ARN,
      enhancedFanOut: false,
      retentionMs: 172_800_000,
    });
    expect(streams.source(consumer)).toMatchObject({ streamArn: ARN, sourceArn: consumer, enhancedFanOut: true });
  });

  test.each([`${ARN}s`, `${ARN}/consumer/none:1`, 'nonsense'])('refuses the ARN %s', (arn) => {
    expect(failureOf(() => room().room.source(arn))).toBe(`ResourceNotFoundException: Resource ${arn} not found.`);
  });

  test('knows which keys belong to a shard', () => {
    const test = testRoom();
    test.create('AWS::Kinesis::Stream', { Name: 'logs', ShardCount: 2 });
    const source = test.room.source(ARN);
    const shards = source.shards().map(({ shardId }) => shardId);
    const ownersOf = (key: { partitionKey: string; explicitHashKey?: string }) =>
      shards.filter((shardId) => source.owns(shardId, key));
    const { ShardId } = test.call('PutRecord', { StreamName: 'logs', PartitionKey: 'k', Data: base64('x') });
    expect(ownersOf({ partitionKey: 'k' })).toEqual([ShardId]);
    const boundary = 2n ** 127n;
    expect(ownersOf({ partitionKey: 'k', explicitHashKey: String(boundary - 1n) })).toEqual([shards[0]]);
    expect(ownersOf({ partitionKey: 'k', explicitHashKey: String(boundary) })).toEqual([shards[1]]);
    expect(ownersOf({ partitionKey: 'k', explicitHashKey: 'nonsense' })).toEqual([]);
  });

  test('moves a cursor on as it reads', async () => {
    const { room: streams, put, context } = room();
    put('a');
    await context.clock.advance(2000);
    put('b');
    const cursor = streams.source(ARN).cursor(SHARD, { type: 'TRIM_HORIZON' });
    const first = cursor.read({ records: 1, bytes: 1000 });
    expect(first.records.map(({ data }) => data.toString())).toEqual(['a']);
    expect(first).toMatchObject({ millisBehindLatest: 2000, atShardEnd: false });
    expect(cursor.read(ALL).records.map(({ data }) => data.toString())).toEqual(['b']);
    expect(cursor.read(ALL)).toEqual({ records: [], millisBehindLatest: 0, atShardEnd: false });
  });

  test('stays in its place when the shard is throttled', async () => {
    const { room: streams, put, context } = room();
    put('a');
    const cursor = streams.source(ARN).cursor(SHARD, { type: 'LATEST' });
    for (let i = 0; i < 5; i++) cursor.read(ALL);
    put('b');
    expect(failureOf(() => cursor.read(ALL))).toBe(
      `ProvisionedThroughputExceededException: Rate exceeded for shard ${SHARD} in stream logs under account 123456789012.`,
    );
    await context.clock.advance(200);
    expect(cursor.read(ALL).records.map(({ data }) => data.toString())).toEqual(['b']);
  });

  test('shares its limit with GetRecords', () => {
    const { room: streams, call } = room();
    const cursor = streams.source(ARN).cursor(SHARD, { type: 'LATEST' });
    for (let i = 0; i < 5; i++) cursor.read(ALL);
    const { ShardIterator } = call('GetShardIterator', {
      StreamName: 'logs',
      ShardId: SHARD,
      ShardIteratorType: 'LATEST',
    });
    expect(failureOf(() => call('GetRecords', { ShardIterator }))).toMatch(/^ProvisionedThroughputExceeded/);
  });

  test('has no such limit for an enhanced fan-out consumer, and reports its reads', () => {
    const { room: streams, put, consumer, samples } = room();
    put('abc');
    samples.length = 0;
    const cursor = streams.source(consumer).cursor(SHARD, { type: 'TRIM_HORIZON' });
    for (let i = 0; i < 20; i++) cursor.read(ALL);
    expect(samples.slice(0, 5)).toEqual(
      [
        ['SubscribeToShard.Success', 1, 'Count'],
        ['SubscribeToShardEvent.Bytes', 4, 'Bytes'],
        ['SubscribeToShardEvent.Records', 1, 'Count'],
        ['SubscribeToShardEvent.MillisBehindLatest', 0, 'Milliseconds'],
        ['SubscribeToShardEvent.Success', 1, 'Count'],
      ].map(([name, value, unit]) => ({
        namespace: 'AWS/Kinesis',
        name,
        dimensions: { StreamName: 'logs', ConsumerName: 'traffic' },
        value,
        unit,
      })),
    );
  });

  test('starts at a sequence number', () => {
    const { room: streams, put } = room();
    put('a');
    const sequenceNumber = put('b');
    put('c');
    const read = (type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER') =>
      streams
        .source(ARN)
        .cursor(SHARD, { type, sequenceNumber })
        .read(ALL)
        .records.map(({ data }) => data.toString());
    expect(read('AT_SEQUENCE_NUMBER')).toEqual(['b', 'c']);
    expect(read('AFTER_SEQUENCE_NUMBER')).toEqual(['c']);
  });

  test('refuses a sequence number past the end of the shard', () => {
    const { room: streams, put } = room();
    const next = put('a').replace(/1$/, '3');
    expect(
      failureOf(() => streams.source(ARN).cursor(SHARD, { type: 'AT_SEQUENCE_NUMBER', sequenceNumber: next })),
    ).toBe(
      `InvalidArgumentException: StartingSequenceNumber ${next} used in GetShardIterator on shard ${SHARD} in stream logs under account 123456789012 is invalid because it did not come from this shard.`,
    );
  });

  test('calls back after records were added or shards changed, until stopped', () => {
    const { room: streams, put, call } = room();
    const source = streams.source(ARN);
    const seen: number[] = [];
    const stop = source.onActivity(() => seen.push(source.shards().length));
    put('a');
    call('SplitShard', { StreamName: 'logs', ShardToSplit: SHARD, NewStartingHashKey: '1000' });
    stop();
    put('b');
    expect(seen).toEqual([1, 3]);
  });
});
