import { AwsError } from '../../../../../toolkit/sandbox/kernel/aws-error';
import { Fixture, LAMBDA_ARN, lambda, NAME, returnAll, type TransformEvent } from '../fixture';

const START = Date.UTC(2026, 0, 1);
const SEQUENCE = '1'.padStart(56, '0');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const LOG = { Enabled: true, LogGroupName: '/aws/kinesisfirehose/to-lake', LogStreamName: 'DestinationDelivery' };

function transforming(parameters: Record<string, string> = {}): Fixture {
  return new Fixture().toS3({
    BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 60 },
    ProcessingConfiguration: lambda({ BufferIntervalInSeconds: '10', ...parameters }),
    CloudWatchLoggingOptions: LOG,
  });
}

/** Ids of an event by what their data says. */
function idsByData({ records }: TransformEvent): Record<string, string> {
  return Object.fromEntries(records.map(({ recordId, data }) => [String(Buffer.from(data, 'base64')), recordId]));
}

describe('LambdaProcessor', () => {
  test('sends records of a stream with their metadata', async () => {
    const fixture = transforming();
    fixture.stream.put('a');
    fixture.stream.put('');
    await fixture.clock.advance(11_000);
    const record = (sequence: string, data: string) => ({
      recordId: `${sequence}000000`,
      approximateArrivalTimestamp: START,
      data,
      kinesisRecordMetadata: {
        sequenceNumber: sequence,
        subsequenceNumber: 0,
        partitionKey: 'key',
        shardId: 'shardId-000000000000',
        approximateArrivalTimestamp: START,
      },
    });
    expect(fixture.events).toEqual([
      {
        invocationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        deliveryStreamArn: `arn:aws:firehose:us-east-1:123456789012:deliverystream/${NAME}`,
        sourceKinesisStreamArn: fixture.stream.streamArn,
        region: 'us-east-1',
        records: [record(SEQUENCE, base64('a')), record('2'.padStart(56, '0'), '')],
      },
    ]);
  });

  test('sends records that were put directly without a stream', async () => {
    const fixture = new Fixture().directPutToS3({ ProcessingConfiguration: lambda() });
    await fixture.putDirectly('a');
    await fixture.clock.advance(61_000);
    expect(fixture.events[0]).not.toHaveProperty('sourceKinesisStreamArn');
    expect(fixture.events[0]?.records[0]).not.toHaveProperty('kinesisRecordMetadata');
  });

  test('invokes at the interval or the size, whichever comes first', async () => {
    const fixture = transforming({ BufferSizeInMBs: '0.2' });
    for (let i = 0; i < 3; i++) fixture.stream.put('x'.repeat(105_000));
    await fixture.clock.advance(0);
    expect(fixture.events.map(({ records }) => records.length)).toEqual([2]);
    await fixture.clock.advance(10_000);
    expect(fixture.events.map(({ records }) => records.length)).toEqual([2, 1]);
  });

  test('delivers what the function returned, and counts what came in', async () => {
    const fixture = transforming();
    fixture.transform = (event) => {
      const { ok, dropped, failed } = idsByData(event);
      return {
        records: [
          { recordId: failed, result: 'ProcessingFailed', data: '' },
          { recordId: 'unknown', result: 'Ok', data: base64('ignored') },
          { recordId: dropped, result: 'Dropped' },
          { recordId: ok, result: 'Ok', data: base64('changed\n') },
        ],
      };
    };
    for (const data of ['ok', 'dropped', 'failed']) fixture.stream.put(data);
    await fixture.clock.advance(80_000);
    expect(await fixture.texts('2026')).toEqual(['changed\n']);
    expect(fixture.sum('SucceedProcessing.Records')).toBe(1);
    expect(fixture.sum('SucceedProcessing.Bytes')).toBe('ok'.length);
    expect(fixture.sum('DeliveryToS3.Records')).toBe(2);
    expect(fixture.sum('DeliveryToS3.Bytes')).toBe('ok'.length + 'failed'.length);
    expect(fixture.sum('ExecuteProcessing.Success')).toBe(1);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('writes an error object, its members in the order of the service', async () => {
    const fixture = transforming();
    fixture.transform = ({ records }) => ({
      records: records.map(({ recordId }) => ({ recordId, result: 'ProcessingFailed' })),
    });
    fixture.stream.put('original');
    await fixture.clock.advance(80_000);
    const [key] = await fixture.keys();
    expect(key).toMatch(/^processing-failed\/2026\/01\/01\/00\/to-lake-1-2026-01-01-00-00-00-[0-9a-f-]{36}$/);
    const line = `{"rawData":"${base64('original')}","errorCode":"Lambda.ProcessingFailedStatus","errorMessage":"ProcessingFailed status set for record","attemptsMade":1,"arrivalTimestamp":${START},"attemptEndingTimestamp":${START + 10_000},"lambdaARN":"${LAMBDA_ARN}"}\n`;
    expect(await fixture.texts()).toEqual([line]);
    expect(fixture.context.seen).toMatchObject([{ type: 'object-delivered', key, errorType: 'processing-failed' }]);
  });

  const missing = 'One or more record Ids were not returned.';
  const parse = 'There was an error parsing returned records from the Lambda function.';
  test.each([
    ['no records at all', () => ({}), 'Lambda.MissingRecordId', missing, 2],
    ['nothing', () => null, 'Lambda.MissingRecordId', missing, 2],
    [
      'a part of the records',
      (event: TransformEvent) => ({ records: (returnAll(String)(event) as { records: unknown[] }).records.slice(1) }),
      'Lambda.MissingRecordId',
      missing,
      1,
    ],
    [
      'a record twice',
      (event: TransformEvent) => {
        const { records } = returnAll(String)(event) as { records: unknown[] };
        return { records: [...records, records[0]] };
      },
      'Lambda.DuplicatedRecordId',
      'Multiple records were returned with the same record Id.',
      1,
    ],
    [
      'Ok without data',
      ({ records }: TransformEvent) => ({ records: records.map(({ recordId }) => ({ recordId, result: 'Ok' })) }),
      'Lambda.InvalidReturnFormat',
      'The data field cannot be null when the SourceType is DirectPut or KinesisStreamAsSource',
      2,
    ],
    [
      'an unknown result',
      (event: TransformEvent) => {
        const { records } = returnAll(String)(event) as { records: Record<string, unknown>[] };
        return { records: records.map((record, i) => (i === 0 ? { ...record, result: 'Fine' } : record)) };
      },
      'Lambda.JsonProcessingException',
      parse,
      2,
    ],
    ['records that are no list', () => ({ records: 'none' }), 'Lambda.JsonProcessingException', parse, 2],
    [
      'data that is not base64',
      ({ records }: TransformEvent) => ({
        records: records.map(({ recordId }) => ({ recordId, result: 'Ok', data: '{"not":"base64"}' })),
      }),
      'Lambda.JsonProcessingException',
      parse,
      2,
    ],
  ])('fails the records of a function that returns %s, without a retry', async (_, transform, code, message, count) => {
    const fixture = transforming();
    fixture.transform = transform;
    fixture.stream.put('first');
    fixture.stream.put('second');
    await fixture.clock.advance(80_000);
    const lines = (await fixture.texts('processing-failed')).join('').trim().split('\n');
    const errors = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(errors).toHaveLength(count);
    for (const error of errors) expect(error).toMatchObject({ errorCode: code, attemptsMade: 1 });
    expect(errors[0]?.errorMessage).toContain(message);
    expect(fixture.events).toHaveLength(1);
    expect(fixture.logs).toHaveLength(1);
    expect(fixture.logs[0]).toContain(`"errorCode":"${code}"`);
  });

  test.each([
    ['fails', () => new Error('failed'), 'Lambda.FunctionError'],
    ['is throttled', () => new AwsError('TooManyRequestsException', 'Rate Exceeded.'), 'Lambda.InvokeLimitExceeded'],
    ['is denied', () => new AwsError('AccessDeniedException', 'no'), 'Lambda.InvokeAccessDenied'],
    ['is gone', () => new AwsError('ResourceNotFoundException', 'no'), 'Lambda.ResourceNotFound'],
  ])('tries once more than the retries when the function %s, with fresh invocation ids', async (_, error, code) => {
    const fixture = transforming({ NumberOfRetries: '2' });
    fixture.transform = () => {
      throw error();
    };
    fixture.stream.put('x');
    await fixture.clock.advance(10_000);
    expect(fixture.events).toHaveLength(1);
    await fixture.clock.advance(4_000);
    expect(fixture.events).toHaveLength(2);
    await fixture.clock.advance(8_000);
    expect(fixture.events).toHaveLength(3);
    expect(new Set(fixture.events.map(({ invocationId }) => invocationId)).size).toBe(3);
    expect(new Set(fixture.events.map(({ records }) => JSON.stringify(records))).size).toBe(1);
    await fixture.clock.advance(120_000);
    expect(fixture.events).toHaveLength(3);
    expect(JSON.parse((await fixture.texts())[0] as string)).toMatchObject({
      errorCode: code,
      attemptsMade: 3,
      attemptEndingTimestamp: START + 22_000,
    });
    expect(fixture.sum('ExecuteProcessing.Success')).toBe(0);
    expect(fixture.logs).toHaveLength(3);
  });

  test('loses nothing when the function recovers between attempts', async () => {
    const fixture = transforming();
    fixture.transform = () => {
      throw new Error('failed');
    };
    fixture.stream.put('x');
    await fixture.clock.advance(12_000);
    fixture.transform = returnAll((data) => data);
    await fixture.clock.advance(80_000);
    expect(await fixture.texts()).toEqual(['x']);
  });

  test('keeps the order of the records over batches', async () => {
    const fixture = transforming();
    for (const data of ['1', '2', '3']) {
      fixture.stream.put(data);
      await fixture.clock.advance(11_000);
    }
    await fixture.clock.advance(60_000);
    expect(fixture.events).toHaveLength(3);
    expect(await fixture.texts()).toEqual(['123']);
  });

  test('splits a batch that would not fit into an invocation', async () => {
    const fixture = transforming({ BufferSizeInMBs: '3' });
    for (let i = 0; i < 20_000; i++) fixture.stream.put('x');
    await fixture.clock.advance(20_000);
    expect(fixture.events.length).toBeGreaterThan(1);
    for (const event of fixture.events) expect(JSON.stringify(event).length).toBeLessThan(6_291_456);
    expect(fixture.events.reduce((sum, { records }) => sum + records.length, 0)).toBe(20_000);
  });

  test('fails a record that is too large for any invocation, and only that', async () => {
    const fixture = transforming();
    fixture.stream.put('x'.repeat(5_000_000));
    fixture.stream.put('small');
    await fixture.clock.advance(80_000);
    expect(await fixture.texts('2026')).toEqual(['small']);
    expect((await fixture.texts('processing-failed'))[0]).toContain('"errorCode":"Lambda.RequestTooLarge"');
  });

  test('fails a response that is too large', async () => {
    const fixture = transforming({ NumberOfRetries: '0' });
    fixture.transform = returnAll(() => 'x'.repeat(5_000_000));
    fixture.stream.put('x');
    await fixture.clock.advance(80_000);
    expect((await fixture.texts())[0]).toContain('"errorCode":"Lambda.FunctionError"');
  });

  test.each([
    [{ BufferSizeInMBs: '0.1' }, 'BufferSizeInMBs must be 0.2-3, got 0.1'],
    [{ BufferSizeInMBs: '4' }, 'BufferSizeInMBs must be 0.2-3, got 4'],
    [{ BufferIntervalInSeconds: '901' }, 'BufferIntervalInSeconds must be 0-900, got 901'],
  ])('refuses %j', (parameters, message) => {
    expect(() => transforming(parameters)).toThrow(message);
  });

  test.each([
    [[{ Type: 'Lambda' }], 'LambdaArn must be the ARN of a function, got undefined'],
    [[...lambda().Processors, ...lambda().Processors], 'Processors must be at most one Lambda, got 2'],
  ])('refuses %j', (Processors, message) => {
    expect(() => new Fixture().toS3({ ProcessingConfiguration: { Enabled: true, Processors } })).toThrow(message);
  });
});
