import { text } from '../../../lambda/process-records/codecs/text';
import { RecentIds } from '../../../lambda/process-records/id-store';
import { idempotent, idempotentBatch } from '../../../lambda/process-records/idempotent';
import { processBatch } from '../../../lambda/process-records/process-batch';
import { processRecords } from '../../../lambda/process-records/process-records';
import { captureLog } from './captured-log';
import { CONTEXT, kinesisEvent } from './events';

beforeEach(() => void captureLog());
afterEach(() => jest.restoreAllMocks());

const EVENT = kinesisEvent(['a', 'b', 'c']);

/** A store that answers late, as one over the network does. */
class SlowStore {
  readonly ids = new Set<string>();

  async has(id: string): Promise<boolean> {
    await new Promise(setImmediate);
    return this.ids.has(id);
  }

  async add(id: string): Promise<void> {
    await new Promise(setImmediate);
    this.ids.add(id);
  }
}

describe.each([
  ['what this environment processed', () => undefined],
  ['a set', () => new Set<string>()],
  ['a store', () => new SlowStore()],
])('idempotent, by %s', (_, makeStore) => {
  test('processes a record once, but one that failed again', async () => {
    const seen: string[] = [];
    let fails = true;
    const handler = processRecords<string>(
      idempotent<string>(async ({ data }) => {
        seen.push(data);
        if (data === 'b' && fails) throw new Error('no');
      }, makeStore()),
      { codec: text() },
    );
    await handler(EVENT, CONTEXT);
    fails = false;
    await handler(EVENT, CONTEXT);
    await handler(EVENT, CONTEXT);
    expect(seen).toEqual(['a', 'b', 'b', 'c']);
  });

  test('gives a batch without what was processed before', async () => {
    const batches: string[][] = [];
    const handler = processBatch<string>(
      idempotentBatch<string>(async (records) => {
        batches.push(records.map(({ data }) => data));
        return batches.length === 1 ? records.slice(1, 2) : [];
      }, makeStore()),
      { codec: text() },
    );
    expect(await handler(EVENT, CONTEXT)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(await handler(EVENT, CONTEXT)).toEqual({ batchItemFailures: [] });
    await handler(EVENT, CONTEXT);
    expect(batches).toEqual([['a', 'b', 'c'], ['b']]);
  });
});

describe('idempotentBatch', () => {
  test.each([
    ['undefined', 'undefined', undefined],
    ['copies', 'an array of others', (record: object) => ({ ...record })],
  ])('counts nothing as done when it is given %s', async (_, got, copy) => {
    const seen: string[] = [];
    const store = new Set<string>();
    const process = idempotentBatch<string>(async (records) => {
      seen.push(...records.map(({ data }) => data));
      return (copy && records.map(copy)) as never;
    }, store);
    const handler = processBatch<string>(process, { codec: text() });
    const message = `idempotentBatch: failed records must be an array of records of the batch, got ${got}`;
    for (let i = 0; i < 2; i++) await expect(handler(EVENT, CONTEXT)).rejects.toThrow(new Error(message));
    expect(seen).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
    expect(store.size).toBe(0);
  });
});

describe('RecentIds', () => {
  test('forgets what was added first once it is full', () => {
    const ids = new RecentIds(2);
    for (const id of ['a', 'b', 'b', 'c']) ids.add(id);
    expect(['a', 'b', 'c'].map((id) => ids.has(id))).toEqual([false, true, true]);
  });
});
