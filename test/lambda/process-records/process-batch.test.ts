import { text } from '../../../lambda/process-records/codecs/text';
import type { DecodedRecord } from '../../../lambda/process-records/decoded-record';
import { processBatch } from '../../../lambda/process-records/process-batch';
import { captureLog } from './captured-log';
import { CONSUMER_ARN, CONTEXT, kinesisEvent, reported } from './events';

let logged: Record<string, unknown>[];

beforeEach(() => {
  logged = captureLog();
});

afterEach(() => jest.restoreAllMocks());

describe('processBatch', () => {
  test('gives all records of a batch at once', async () => {
    const batches: unknown[] = [];
    const handler = processBatch<number>(async (records, context) => {
      batches.push([records.map(({ data }) => data), context]);
      return [];
    });
    expect(await handler(kinesisEvent(['1', '2', '3']), CONTEXT)).toEqual({ batchItemFailures: [] });
    expect(batches).toEqual([[[1, 2, 3], CONTEXT]]);
  });

  test('reports the records that failed, each sequence number once', async () => {
    const handler = processBatch<string>(async (records) => records.slice(1), { codec: text() });
    const records = ['a', 'b', 'c'].map((data) => ({ data, sequenceNumber: data === 'a' ? '1' : '2' }));
    expect(reported(await handler(kinesisEvent(records, CONSUMER_ARN), CONTEXT))).toEqual(['2']);
  });

  test('fails the batch with what the function throws', async () => {
    const handler = processBatch(async () => {
      throw new Error('database is gone');
    });
    await expect(handler(kinesisEvent(['1']), CONTEXT)).rejects.toThrow(new Error('database is gone'));
  });

  test('leaves out what stands behind a record that cannot be decoded, and reports that record', async () => {
    const seen: unknown[] = [];
    const handler = processBatch(async (records) => {
      seen.push(...records.map(({ data }) => data));
      return [];
    });
    expect(reported(await handler(kinesisEvent(['1', 'broken', '2']), CONTEXT))).toEqual(['1']);
    expect(seen).toEqual([1]);
    expect(logged).toMatchObject([{ sequenceNumber: '1', reason: 'Error: data is not json' }]);
  });

  test('goes on behind it once something takes care of it', async () => {
    const invalid: unknown[] = [];
    const seen: unknown[] = [];
    const handler = processBatch(
      async (records) => {
        seen.push(...records.map(({ data }) => data));
        return [];
      },
      { onInvalid: (record) => void invalid.push(record.id) },
    );
    expect(await handler(kinesisEvent(['1', 'broken', '2']), CONTEXT)).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([1, 2]);
    expect(invalid).toEqual(['1-0-0']);
  });

  test('calls no function for no records', async () => {
    const process = jest.fn(async () => []);
    expect(reported(await processBatch(process)(kinesisEvent(['broken']), CONTEXT))).toEqual(['0']);
    expect(process).not.toHaveBeenCalled();
  });

  test.each([
    ['records of another batch', 'an array of others', [{ sequenceNumber: '1' }]],
    ['nothing', 'undefined', undefined],
    ['an id', 'string', '1'],
  ])('fails the batch when the function gives back %s', async (_, got, failed) => {
    const handler = processBatch(async () => failed as unknown as DecodedRecord<unknown>[]);
    await expect(handler(kinesisEvent(['1']), CONTEXT)).rejects.toThrow(
      new Error(`processBatch: failed records must be an array of records of the batch, got ${got}`),
    );
  });

  test('refuses an event of anything but a stream', async () => {
    await expect(processBatch(async () => [])({} as never, CONTEXT)).rejects.toThrow(
      new Error('processBatch: event must be a batch of a data stream, got one of an unknown source'),
    );
  });
});
