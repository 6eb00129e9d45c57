import { gzipSync } from 'node:zlib';
import type { KinesisStreamRecord } from 'aws-lambda';
import type { WindowedEvent } from '../../../lambda/shared/windowed-event';
import type { handler as WindowHandler } from '../../../lambda/windowed-aggregator/handler';
import type { SavedPart } from '../../../lambda/windowed-aggregator/window-part';
import { record, SALES, sequenceNumber } from './aggregations';

const ARN = 'arn:aws:kinesis:us-east-1:111122223333:stream/orders';
const WINDOW = { start: '2026-11-21T18:00:00Z', end: '2026-11-21T18:01:00Z' };

let handler: typeof WindowHandler;
let logged: Record<string, unknown>[];

beforeAll(() => {
  process.env.AGGREGATION = JSON.stringify(SALES);
  process.env.METRICS_NAMESPACE = 'Shop';
  ({ handler } = require('../../../lambda/windowed-aggregator/handler'));
});

beforeEach(() => {
  logged = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => logged.push(JSON.parse(String(line))) > 0);
});

afterEach(() => jest.restoreAllMocks());

function event(
  records: readonly { sequenceNumber: string; data: string }[],
  changes: Partial<WindowedEvent<SavedPart>> = {},
) {
  const Records = records.map((kinesis) => ({
    kinesis,
    eventID: `shardId-1:${kinesis.sequenceNumber}`,
    eventSourceARN: ARN,
  }));
  return {
    Records: Records as unknown as KinesisStreamRecord[],
    window: WINDOW,
    state: {},
    shardId: 'shardId-1',
    eventSourceARN: ARN,
    ...changes,
  };
}

/** Groups with names of 200 characters fill a state of 0.9 MB: these fill two. */
const FULL_PARTS = 2;
const MANY = Array.from({ length: 6_000 }, (_, i) => ({ country: `${i} `.padEnd(200, 'x'), total: 1 }));

const sale = (place: number) => record(place, { country: 'DE', total: 10 });

describe('windowed-aggregator', () => {
  test('carries its counts in the state of the window', async () => {
    const first = await handler(event([sale(1), record(2, 'hello')]));
    const second = await handler(event([sale(3)], { state: first.state }));
    expect(second.batchItemFailures).toEqual([]);
    expect(second.state).toMatchObject({ first: sequenceNumber(1), number: 0, malformedLines: 1 });
    expect(second.state.groups?.['["DE"]']?.slice(0, 2)).toEqual([2, 20]);
    expect(logged).toEqual([]);
  });

  test.each([
    ['at its end', { isFinalInvokeForWindow: true }],
    ['early', { isFinalInvokeForWindow: true, isWindowTerminatedEarly: true }],
    ['early, of which only one flag tells', { isWindowTerminatedEarly: true }],
  ])('tells a window that ends %s, the records of the last event included, and starts anew', async (_, flags) => {
    const { state } = await handler(event([sale(1), record(2, 'hello')]));
    const end = await handler(event([sale(3)], { state, ...flags }));
    expect(end).toEqual({ state: {}, batchItemFailures: [] });
    expect(logged).toMatchObject([
      { StreamName: 'orders', ShardId: 'shardId-1', Country: 'DE', Orders: 2, Revenue: 20, Smallest: 10, Customers: 0 },
      { StreamName: 'orders', ShardId: 'shardId-1', MalformedLines: 1 },
    ]);
  });

  test('tells nothing of a window without a line', async () => {
    const end = await handler(event([], { isFinalInvokeForWindow: true }));
    expect(end).toEqual({ state: {}, batchItemFailures: [] });
    expect(logged).toEqual([]);
  });

  test('stops before a record that it cannot decode, and keeps the window open for what comes again', async () => {
    const damaged = { ...sale(2), data: gzipSync('hello').subarray(0, -9).toString('base64') };
    const answer = await handler(event([sale(1), damaged, sale(3)], { isFinalInvokeForWindow: true }));
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: sequenceNumber(2) }]);
    expect(answer.state.groups?.['["DE"]']?.[0]).toBe(1);
    expect(logged).toEqual([{ level: 'WARN', sequenceNumber: sequenceNumber(2), reason: 'undecodable' }]);
  });

  test('tells a part as soon as it is full, and goes on with the next', async () => {
    const { state } = await handler(event([record(1, ...MANY)]));
    expect(state.number).toBe(FULL_PARTS);
    const told = logged.filter((line) => 'Country' in line).length;
    expect(told + Object.keys(state.groups ?? {}).length).toBe(MANY.length);
    expect(logged.filter((line) => 'MalformedLines' in line)).toHaveLength(FULL_PARTS);
  });

  test('tells full parts and the last one of a window that ends with many groups', async () => {
    await handler(event([record(1, ...MANY)], { isFinalInvokeForWindow: true }));
    expect(logged.filter((line) => 'Country' in line)).toHaveLength(MANY.length);
  });

  test('fails where a mapping has no window', async () => {
    await expect(handler(event([record(1, ...MANY)], { window: undefined }))).rejects.toThrow(
      new Error('the event source mapping must have a tumbling window, got none'),
    );
  });
});
