import { aggregate } from '../aggregates';
import { startMapping } from './harness';
import { CONSUMER_ARN } from './memory-stream';

const SUCCEED = 'exports.handler = async () => {};';

describe('aggregates', () => {
  test('reach a function as one record over a shared iterator', async () => {
    const { context, stream, runs } = startMapping(SUCCEED);
    stream.put([
      aggregate([
        ['a', '1'],
        ['a', '2'],
      ]),
    ]);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data.length)).toEqual([1]);
  });

  test('reach it record by record under enhanced fan-out, with event ids that repeat', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { EventSourceArn: CONSUMER_ARN });
    const [sequenceNumber] = stream.put([
      aggregate([
        ['a', '1'],
        ['b', '2'],
      ]),
    ]);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['1', '2']]);
    const records = runs()[0]?.event.Records as { eventID: string; kinesis: { partitionKey: string } }[];
    expect(records.map(({ eventID }) => eventID)).toEqual([
      `shardId-000000000000:${sequenceNumber}`,
      `shardId-000000000000:${sequenceNumber}`,
    ]);
    expect(records.map(({ kinesis }) => kinesis.partitionKey)).toEqual(['a', 'b']);
  });

  test('are dropped whole under enhanced fan-out, and said to be, when a record belongs to another shard', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, { EventSourceArn: CONSUMER_ARN });
    const warnings: string[] = [];
    context.events.listen((event) => {
      if (event.type === 'warning') warnings.push(event.message);
    });
    stream.strayKeys.add('b');
    stream.put([
      aggregate([
        ['a', '1'],
        ['b', '2'],
      ]),
      'next',
    ]);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['next']]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^2 records of shardId-000000000000 of stream logs do not reach .+: they came in aggregates with records that belong to other shards$/,
      ),
    ]);
  });

  test.each([
    ['of which only the magic is there', Buffer.from('84mawg==', 'base64')],
    ['whose checksum is wrong', Buffer.concat([aggregate([['a', '1']]).subarray(0, -1), Buffer.from([0])])],
  ])('%s reach a function as they are', async (_, data) => {
    const { context, stream, runs } = startMapping(SUCCEED, { EventSourceArn: CONSUMER_ARN });
    stream.put([data]);
    await context.clock.advance(1000);
    const records = runs()[0]?.event.Records as { kinesis: { data: string; partitionKey: string } }[];
    expect(records.map(({ kinesis }) => [kinesis.partitionKey, kinesis.data])).toEqual([
      ['key', data.toString('base64')],
    ]);
  });

  test('are begun again whole when a process ends halfway', async () => {
    const failsLater = `exports.handler = async ({ Records }) => {
      if (Buffer.from(Records[0].kinesis.data, 'base64').toString() === '2') throw new Error('no');
    };`;
    const properties = { EventSourceArn: CONSUMER_ARN, BatchSize: 1 };
    const first = startMapping(failsLater, properties);
    first.stream.put([
      aggregate([
        ['a', '1'],
        ['a', '2'],
      ]),
    ]);
    await first.context.clock.advance(1000);
    first.room.close();
    const before = first.runs().length;
    const again = startMapping(SUCCEED, properties, { context: first.context, stream: () => first.stream });
    await first.context.clock.advance(0);
    expect(
      again
        .runs()
        .slice(before)
        .map(({ data }) => data),
    ).toEqual([['1'], ['2']]);
  });
});
