import { gzipSync } from 'node:zlib';
import { processRecords } from '../../../../lambda/process-records';
import { ERROR_OBJECTS } from '../../../../lambda/shared/redrive/error-objects';
import { Unredrivable } from '../../../../lambda/shared/redrive/unredrivable';

const ID = 's3://lake/errors/processing-failed/x';
const ARRIVAL = Date.UTC(2026, 5, 1, 12);

function line(data: string, more: object = { errorCode: 'Lambda.ProcessingFailedStatus' }): string {
  const rawData = Buffer.from(data).toString('base64');
  return `${JSON.stringify({ rawData, attemptsMade: 1, arrivalTimestamp: ARRIVAL, ...more })}\n`;
}

function read(text: string | Buffer, id = ID) {
  return ERROR_OBJECTS.read(Buffer.from(text), id);
}

function dataOf(batch: ReturnType<typeof read>): string[] {
  return batch.event.Records.map(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString());
}

describe('ERROR_OBJECTS', () => {
  test('reads each line as a record of a stream', () => {
    const batch = read(line('one') + line('two'));
    expect(batch).toMatchObject({ condition: 'Lambda.ProcessingFailedStatus', expired: 0, surplus: 0 });
    expect(dataOf(batch)).toEqual(['one', 'two']);
    expect(batch.event.Records[0]).toEqual({
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: expect.stringMatching(/^[0-9a-f]{32}$/),
        sequenceNumber: expect.stringMatching(/^\d{30,48}$/),
        data: Buffer.from('one').toString('base64'),
        approximateArrivalTimestamp: ARRIVAL / 1_000,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: expect.stringMatching(/^error-object:\d+$/),
      eventName: 'aws:kinesis:record',
      eventSourceARN: ID,
    });
  });

  test('names neither a function nor a stream, which it does not tell', () => {
    expect(read(line('one', { lambdaARN: 'arn:aws:lambda:us-east-1:123456789012:function:transform' }))).toEqual(
      expect.not.objectContaining({ functionArn: expect.anything(), streamArn: expect.anything() }),
    );
  });

  test.each<[object, string]>([
    [
      { lastErrorCode: 'DataFormatConversion.ParseError', sequenceNumber: '49', subSequenceNumber: 0 },
      'DataFormatConversion.ParseError',
    ],
    [{ errorCode: 400, esDocumentId: 'x' }, '400'],
    [{ errorCode: 'HttpEndpoint.500', dataId: `${'4'.repeat(56)}.0` }, 'HttpEndpoint.500'],
    [{}, 'Unknown'],
  ])('reads the lines of every type of error: %j', (more, condition) => {
    expect(read(line('one', more))).toMatchObject({ condition });
  });

  test('gives a record the same place whenever it is read, and each another', () => {
    const places = (id?: string) => read(line('same') + line('same'), id).event.Records.map((r) => r.kinesis);
    expect(places()).toEqual(places());
    const numbers = [...places(), ...places('s3://lake/errors/y')].map(({ sequenceNumber }) => sequenceNumber);
    expect(new Set(numbers).size).toBe(4);
    expect(BigInt(numbers[0] as string)).toBeLessThan(BigInt(numbers[1] as string));
  });

  test('keeps records of the same data together', () => {
    const keys = read(line('a') + line('b') + line('a')).event.Records.map(({ kinesis }) => kinesis.partitionKey);
    expect(keys[0]).toBe(keys[2]);
    expect(keys[0]).not.toBe(keys[1]);
  });

  test('is an event that the handlers of this package take', async () => {
    const ids: string[] = [];
    const handler = processRecords(async ({ id }) => void ids.push(id), { codec: undefined });
    const { event } = read(line('{"a":1}') + line('{"a":2}'));
    const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 60_000 };
    expect(await handler(event as never, context)).toEqual({ batchItemFailures: [] });
    expect(new Set(ids).size).toBe(2);
  });

  test('takes an empty record, a missing last line feed and empty lines', () => {
    expect(dataOf(read(`${line('')}\n${line('end').trimEnd()}`))).toEqual(['', 'end']);
  });

  test('inflates a compressed object', () => {
    expect(dataOf(read(gzipSync(line('one'))))).toEqual(['one']);
  });

  test.each<[string, string | Buffer, string]>([
    ['nothing', '', 'it must be lines of JSON'],
    ['text', `${line('one')}hello\n`, 'line 2 must be a JSON object'],
    ['a list', '[]\n', 'line 1 must be one with rawData in base64'],
    ['null', 'null\n', 'line 1 must be a JSON object'],
    ['a manifest', '{"entries":[]}', 'line 1 must be one with rawData in base64'],
    ['what is no base64', '{"rawData":"?"}', 'line 1 must be one with rawData in base64'],
  ])('refuses %s', (_, text, message) => {
    expect(() => read(text)).toThrow(new Unredrivable('malformed', message));
  });

  test('refuses damaged GZIP', () => {
    const damaged = gzipSync(line('one')).subarray(0, 30);
    expect(() => read(damaged)).toThrow(/^it must be GZIP of at most 268435456 bytes: /);
  });

  test.each<[string, number | undefined]>([
    ['errors/processing-failed/orders-1-2026-06-01-12-00-00-22222222-2222-2222-2222-222222222222', ARRIVAL],
    ['errors/anything', 7],
    ['redrive/done/errors/anything', undefined],
    ['redrive/journal/errors/anything', undefined],
  ])('knows when %s failed', (key, failedAt) => {
    expect(ERROR_OBJECTS.failedAt(key, 7)).toBe(failedAt);
  });
});
