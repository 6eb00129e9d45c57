import { readFailureDocument, readPayload } from '../../../../lambda/shared/redrive/failure-document';
import { Unredrivable } from '../../../../lambda/shared/redrive/unredrivable';

const FUNCTION = 'arn:aws-cn:lambda:cn-north-1:123456789012:function:orders:$LATEST';
const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders/consumer/fast:1780315200';

const BATCH = {
  shardId: 'shardId-000000000000',
  startSequenceNumber: '49590338271490256608559692538361571095921575989136588898',
  endSequenceNumber: '49590338271490256608559692540925702759324208523137515618',
  batchSize: 500,
  streamArn: STREAM,
};

function read(more: { request?: object; batch?: object; payload?: unknown } = {}) {
  const requestContext = { functionArn: FUNCTION, condition: 'RecordAgeExceeded', ...more.request };
  return readFailureDocument(
    JSON.stringify({ requestContext, KinesisBatchInfo: { ...BATCH, ...more.batch }, payload: more.payload }),
  );
}

describe('readFailureDocument', () => {
  test('reads where a batch is, whose it is and why it was given up', () => {
    expect(read()).toEqual({ functionArn: FUNCTION, condition: 'RecordAgeExceeded', ...BATCH });
  });

  test('reads the event that a bucket gets', () => {
    expect(read({ payload: '{"Records":[]}' }).payload).toBe('{"Records":[]}');
  });

  test.each<[string, object]>([
    ['requestContext.functionArn', { request: { functionArn: 'orders' } }],
    ['requestContext.functionArn', { request: { functionArn: `${FUNCTION}\nx` } }],
    ['requestContext.condition', { request: { condition: '' } }],
    ['KinesisBatchInfo.streamArn', { batch: { streamArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders' } }],
    ['KinesisBatchInfo.shardId', { batch: { shardId: '../secrets' } }],
    ['KinesisBatchInfo.startSequenceNumber', { batch: { startSequenceNumber: '' } }],
    ['KinesisBatchInfo.endSequenceNumber', { batch: { endSequenceNumber: 7 } }],
    ['KinesisBatchInfo.batchSize', { batch: { batchSize: 0 } }],
    ['KinesisBatchInfo.batchSize', { batch: { batchSize: '1e9' } }],
    ['payload', { payload: 7 }],
  ])('wants a proper %s', (name, more) => {
    expect(() => read(more)).toThrow(Unredrivable);
    expect(() => read(more)).toThrow(`${name} must be a text like `);
  });
});

describe('readPayload', () => {
  const record = { kinesis: { partitionKey: 'a', sequenceNumber: '1', data: 'YQ==' }, eventID: 'x' };

  test('keeps all that an event holds', () => {
    const event = { Records: [record], window: { start: 'a' }, state: { count: 1 } };
    expect(readPayload(JSON.stringify(event))).toEqual(event);
  });

  test.each<[string, unknown]>([
    ['payload.Records must be a list of records', {}],
    ['payload.Records must be a list of records', { Records: {} }],
    ['payload.Records[1] must be an object', { Records: [record, 'x'] }],
    ['payload.Records[0].kinesis must be an object', { Records: [{ dynamodb: {} }] }],
    [
      'payload.Records[0].kinesis.partitionKey must be a text like ^.{1,256}$',
      { Records: [{ kinesis: { ...record.kinesis, partitionKey: '' } }] },
    ],
    [
      'payload.Records[0].kinesis.sequenceNumber must be a text like ^\\d{1,128}$',
      { Records: [{ kinesis: { ...record.kinesis, sequenceNumber: 1 } }] },
    ],
  ])('says: %s', (message, event) => {
    expect(() => readPayload(JSON.stringify(event))).toThrow(new Unredrivable('malformed', message));
  });
});
