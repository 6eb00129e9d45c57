import { batchRecord, EVENT_LIMIT, EVENT_OVERHEAD, eventText } from '../../../../toolkit/sandbox/mappings/event-text';
import { startMapping } from './harness';
import { CONSUMER_ARN, STREAM_ARN } from './memory-stream';

const ORIGIN = {
  shardId: 'shardId-000000000000',
  sourceArn: STREAM_ARN,
  roleArn: 'arn:aws:iam::123456789012:role/fn',
  region: 'us-east-1',
};

function record(approximateArrivalTimestamp: number, partitionKey = 'test_0') {
  return { sequenceNumber: '4959', partitionKey, data: Buffer.from('hello'), approximateArrivalTimestamp };
}

describe('event', () => {
  test('has exactly the members that AWS sends, in its order', () => {
    expect(eventText([batchRecord(record(1789809074716), ORIGIN)])).toBe(
      '{"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"test_0","sequenceNumber":"4959",' +
        '"data":"aGVsbG8=","approximateArrivalTimestamp":1789809074.716},"eventSource":"aws:kinesis",' +
        '"eventVersion":"1.0","eventID":"shardId-000000000000:4959","eventName":"aws:kinesis:record",' +
        '"invokeIdentityArn":"arn:aws:iam::123456789012:role/fn","awsRegion":"us-east-1",' +
        `"eventSourceARN":"${STREAM_ARN}"}]}`,
    );
  });

  test('trims zeros of a timestamp', () => {
    expect(batchRecord(record(1789809307300), ORIGIN).json).toContain('"approximateArrivalTimestamp":1789809307.3}');
  });

  test('knows its own size', () => {
    const records = [batchRecord(record(1, 'schlüssel "1"'), ORIGIN), batchRecord(record(2), ORIGIN)];
    const size = records.reduce((sum, { bytes }) => sum + bytes, EVENT_OVERHEAD + 1);
    expect(Buffer.byteLength(eventText(records))).toBe(size);
    expect(EVENT_LIMIT).toBe(6 * 2 ** 20);
  });

  test('names the consumer where the source is one, and the role of the function', async () => {
    const { context, stream, runs } = startMapping('exports.handler = async () => {};', {
      EventSourceArn: CONSUMER_ARN,
    });
    stream.put(['1']);
    await context.clock.advance(1000);
    expect(runs()[0]?.event).toEqual({
      Records: [
        expect.objectContaining({
          eventSourceARN: CONSUMER_ARN,
          invokeIdentityArn: 'arn:aws:iam::123456789012:role/fn',
        }),
      ],
    });
  });
});
