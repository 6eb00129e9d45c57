import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import { createNow } from '../lambda/harness';
import { BUCKET_ARN, FUNCTION_ARN, mappedFunction, QUEUE_ARN, startMapping, TOPIC_ARN } from './harness';
import { CONSUMER_ARN, STREAM_ARN } from './memory-stream';

const FAIL = 'exports.handler = async () => { throw new Error("no"); };';
const SUCCEED = 'exports.handler = async () => {};';
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';

const onFailure = (Destination: string, more: Record<string, unknown> = {}) => ({
  DestinationConfig: { OnFailure: { Destination } },
  ...more,
});

describe('failure destinations', () => {
  test('give a bucket the whole batch', async () => {
    const { context, stream, runs, objects, mapping } = startMapping(
      FAIL,
      onFailure(BUCKET_ARN, { MaximumRetryAttempts: 1 }),
    );
    const [first, second] = stream.put(['1', '2']);
    await context.clock.advance(60_000);
    expect(objects).toEqual([
      {
        key: expect.stringMatching(
          new RegExp(`^aws/lambda/${mapping.ref}/shardId-000000000000/2026/01/01/2026-01-01T00\\.00\\.00-${UUID}$`),
        ),
        contentType: 'application/octet-stream',
        body: {
          requestContext: {
            requestId: runs()[0]?.requestId,
            functionArn: FUNCTION_ARN,
            condition: 'RetryAttemptsExhausted',
            approximateInvokeCount: 2,
          },
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
          version: '1.0',
          timestamp: '2026-01-01T00:00:00.250Z',
          KinesisBatchInfo: {
            shardId: 'shardId-000000000000',
            startSequenceNumber: first,
            endSequenceNumber: second,
            approximateArrivalOfFirstRecord: '2026-01-01T00:00:00.000Z',
            approximateArrivalOfLastRecord: '2026-01-01T00:00:00.000Z',
            batchSize: 2,
            streamArn: STREAM_ARN,
          },
          payload: JSON.stringify(runs()[0]?.event),
        },
      },
    ]);
    expect(Object.keys(objects[0]?.body ?? {})).toEqual([
      'requestContext',
      'responseContext',
      'version',
      'timestamp',
      'KinesisBatchInfo',
      'payload',
    ]);
  });

  test.each([
    ['queue', QUEUE_ARN],
    ['topic', TOPIC_ARN],
  ])('give a %s the record without the payload', async (_, arn) => {
    const { context, stream, sent } = startMapping(FAIL, onFailure(arn, { MaximumRetryAttempts: 0 }));
    const [sequenceNumber] = stream.put(['1']);
    await context.clock.advance(60_000);
    expect(sent).toEqual([
      {
        arn,
        message: expect.objectContaining({
          requestContext: expect.objectContaining({ condition: 'RetryAttemptsExhausted' }),
          KinesisBatchInfo: expect.objectContaining({ startSequenceNumber: sequenceNumber, batchSize: 1 }),
        }),
      },
    ]);
    expect(Object.keys(sent[0]?.message ?? {})).toEqual([
      'requestContext',
      'responseContext',
      'version',
      'timestamp',
      'KinesisBatchInfo',
    ]);
  });

  test('name the consumer where the source is one', async () => {
    const { context, stream, objects } = startMapping(
      FAIL,
      onFailure(BUCKET_ARN, { MaximumRetryAttempts: 0, EventSourceArn: CONSUMER_ARN }),
    );
    stream.put(['1']);
    await context.clock.advance(1000);
    expect(objects[0]?.body).toMatchObject({ KinesisBatchInfo: { streamArn: CONSUMER_ARN } });
  });

  test('name the alias that is mapped, and the version that ran', async () => {
    const { context, stream, functions, create, room, objects } = mappedFunction(
      FAIL,
      onFailure(BUCKET_ARN, { MaximumRetryAttempts: 0 }),
    );
    createNow(functions, 'AWS::Lambda::Version', { FunctionName: 'fn' }, 'Version');
    const alias = { FunctionName: 'fn', FunctionVersion: '1', Name: 'live' };
    create({ FunctionName: createNow(functions, 'AWS::Lambda::Alias', alias, 'Alias').ref });
    room.start();
    stream.put(['1']);
    await context.clock.advance(1000);
    expect(objects[0]?.body).toMatchObject({
      requestContext: { functionArn: `${FUNCTION_ARN}:live` },
      responseContext: { executedVersion: '1' },
    });
  });

  test('take records that grow too old while they are retried, at that moment', async () => {
    const { context, stream, runs, objects } = startMapping(
      FAIL,
      onFailure(BUCKET_ARN, { MaximumRecordAgeInSeconds: 60 }),
    );
    stream.put(['1']);
    await context.clock.advance(600_000);
    expect(runs()).toHaveLength(8);
    expect(objects.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        requestContext: expect.objectContaining({ condition: 'RecordAgeExceeded', approximateInvokeCount: 8 }),
        timestamp: '2026-01-01T00:01:00.001Z',
      }),
    ]);
    expect(objects[0]?.body).not.toHaveProperty('responseContext');
  });

  test('take only the records at the head that are too old', async () => {
    const { context, stream, objects, runs } = startMapping(
      SUCCEED,
      onFailure(BUCKET_ARN, {
        MaximumRecordAgeInSeconds: 60,
        MaximumRetryAttempts: 0,
        MaximumBatchingWindowInSeconds: 100,
      }),
    );
    stream.put(['old']);
    await context.clock.advance(90_000);
    stream.put(['1', '2', '3', '4', '5']);
    await context.clock.advance(60_000);
    expect(objects.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        requestContext: expect.objectContaining({ condition: 'RecordAgeExceeded', approximateInvokeCount: 1 }),
        KinesisBatchInfo: expect.objectContaining({ batchSize: 1 }),
      }),
    ]);
    expect(runs().map(({ data }) => data)).toEqual([['1', '2', '3', '4', '5']]);
  });

  test('that refuse a batch are named, and the shard goes on', async () => {
    const { context, stream, runs, objects, metric } = startMapping(
      FAIL,
      onFailure(BUCKET_ARN, {
        MaximumRetryAttempts: 0,
        BatchSize: 1,
        MetricsConfig: { Metrics: ['EventCount'] },
      }),
    );
    objects.push = () => {
      throw new AwsError('AccessDenied', 'Access Denied');
    };
    stream.put(['1', '2']);
    await context.clock.advance(60_000);
    expect(runs()).toHaveLength(2);
    expect(metric('DestinationDeliveryFailures')).toEqual([1, 1]);
    expect(metric('DroppedEventCount')).toEqual([1, 1]);
    expect(context.seen).toContainEqual(
      expect.objectContaining({
        type: 'warning',
        message: 'the failure destination of fn did not take 1 records of shardId-000000000000: Access Denied',
      }),
    );
  });
});
