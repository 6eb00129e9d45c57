import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import type { AggregationPlan } from '../../../lambda/windowed-aggregator/aggregation-plan';
import { countBatch, type SequencedData } from '../../../lambda/windowed-aggregator/count-batch';
import type { SavedPart, WindowPart } from '../../../lambda/windowed-aggregator/window-part';
import { resultsOf, type WindowResult } from '../../../lambda/windowed-aggregator/window-result';
import { planOf, record, type Sale, sequenceNumber } from './aggregations';

const PLACE = {
  streamName: 'orders',
  shardId: 'shardId-000000000000',
  window: { start: '2026-11-21T18:00:00Z', end: '2026-11-21T18:01:00Z' },
};
const DAMAGED = gzipSync('hello').subarray(0, -9).toString('base64');
const MOST_STATE_BYTES = 1_000_000;

function results(parts: readonly WindowPart[], plan: AggregationPlan): WindowResult[] {
  return parts.flatMap((part) => (part.isEmpty ? [] : resultsOf(part, plan, PLACE)));
}

/** The state as it travels: as JSON. */
function carried(part: WindowPart): SavedPart {
  const text = JSON.stringify(part.save());
  expect(Buffer.byteLength(text)).toBeLessThan(MOST_STATE_BYTES);
  return JSON.parse(text);
}

/** What a window tells of records that come in one batch. */
function atOnce(records: readonly SequencedData[], plan: AggregationPlan): WindowResult[] {
  const { full, open } = countBatch(records, plan);
  return results([...full, open], plan);
}

/** What happens to batches of a shard, one after the other. */
interface Course {
  readonly sizes: readonly number[];
  /** Batches whose answer is lost, so that they come again, in halves. */
  readonly lost: readonly boolean[];
  /** Batches after which Lambda ends the window early. */
  readonly early: readonly boolean[];
}

const courses: fc.Arbitrary<Course> = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 }),
  lost: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
  early: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
});

/** What a table holds in the end: items by their key, written again where an answer was lost. */
class Shard {
  readonly table = new Map<string, WindowResult>();
  private state: SavedPart | undefined;

  constructor(private readonly plan: AggregationPlan) {}

  run(records: readonly SequencedData[], { sizes, lost, early }: Course): this {
    let at = 0;
    for (let batch = 0; at < records.length; batch++) {
      const next = at + (sizes[batch % sizes.length] as number);
      this.take(records.slice(at, next), lost[batch % lost.length] as boolean);
      if (early[batch % early.length]) this.end();
      at = next;
    }
    return this.end();
  }

  private take(records: readonly SequencedData[], lost: boolean): void {
    if (records.length === 0) return;
    const { full, open, failed } = countBatch(records, this.plan, this.state);
    this.write(full);
    if (lost) {
      const middle = records.length >> 1;
      this.take(records.slice(0, middle), false);
      this.take(records.slice(middle), false);
      return;
    }
    this.state = carried(open);
    if (failed === undefined) return;
    const from = records.findIndex((one) => one.sequenceNumber === failed);
    if (from > 0) this.take(records.slice(from), false);
    else
      this.take(
        records.filter((one) => one.sequenceNumber !== failed),
        false,
      );
  }

  private end(): this {
    const { open } = countBatch([], this.plan, this.state);
    this.write([open]);
    this.state = undefined;
    return this;
  }

  private write(parts: readonly WindowPart[]): void {
    for (const result of results(parts, this.plan)) this.table.set(result.result_id, result);
  }
}

const sales: fc.Arbitrary<Sale> = fc.record({
  country: fc.constantFrom('DE', 'FR', 'IT', '', '__proto__'),
  total: fc.integer({ min: -1_000, max: 1_000 }),
  customer: fc.record({ id: fc.constantFrom('ann', 'bob', 'eve') }),
});

/** Lines of records; the data of one in ten cannot be decoded. */
const streams: fc.Arbitrary<readonly SequencedData[]> = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.array(sales, { maxLength: 4 }) }, fc.constant(undefined)), {
    maxLength: 60,
  })
  .map((contents) =>
    contents.map((lines, i) =>
      lines === undefined ? { sequenceNumber: sequenceNumber(i), data: DAMAGED } : record(i, ...lines),
    ),
  );

const decodable = (records: readonly SequencedData[]) => records.filter(({ data }) => data !== DAMAGED);

function linesOf(records: readonly SequencedData[]): Sale[] {
  const texts = records.map(({ data }) => Buffer.from(data, 'base64').toString());
  return texts.flatMap((text) => (text === '' ? [] : text.split('\n').map((line) => JSON.parse(line))));
}

/** Counts, sums and extremes of all results of a country put together. */
function merged(all: Iterable<WindowResult>): Record<string, object> {
  const countries: Record<string, { Orders: number; Revenue: number; Smallest: number; Largest: number }> = {};
  for (const { group, measures } of all) {
    const { Orders = 0, Revenue = 0, Smallest = 0, Largest = 0 } = measures;
    const before = countries[group] ?? { Orders: 0, Revenue: 0, Smallest, Largest };
    countries[group] = {
      Orders: before.Orders + Orders,
      Revenue: before.Revenue + Revenue,
      Smallest: Math.min(before.Smallest, Smallest),
      Largest: Math.max(before.Largest, Largest),
    };
  }
  return countries;
}

function expected(lines: readonly Sale[]): Record<string, object> {
  const one = ({ country, total = 0 }: Sale) => ({
    group: JSON.stringify([country || '(none)']),
    measures: { Orders: 1, Revenue: total, Smallest: total, Largest: total },
  });
  return merged(lines.map((line) => one(line) as unknown as WindowResult));
}

function longName(place: number): string {
  return `${place} `.padEnd(200, 'x');
}

describe('countBatch', () => {
  test('measures each group', () => {
    const lines: Sale[] = [1, 2, 3, 4].map((total) => ({ country: 'DE', total, customer: { id: `c${total % 2}` } }));
    const [germany, france] = atOnce([record(7, ...lines), record(8, { country: 'FR' })], planOf());
    expect(germany).toEqual({
      result_id: `2026-11-21T18:00:00Z#shardId-000000000000#${sequenceNumber(7)}-0#["DE"]`,
      window_start: '2026-11-21T18:00:00Z',
      window_end: '2026-11-21T18:01:00Z',
      stream: 'orders',
      shard_id: 'shardId-000000000000',
      part: `${sequenceNumber(7)}-0`,
      group: '["DE"]',
      dimensions: { Country: 'DE' },
      measures: { Orders: 4, Revenue: 10, Smallest: 1, Largest: 4, Median: 2.5, P90: 4, Customers: 2 },
    });
    expect(france).toMatchObject({ group: '["FR"]', measures: { Orders: 1, Customers: 0 } });
    expect(france?.measures).not.toHaveProperty('Revenue');
  });

  test('tells the same of any batches, retries, halves and poison, however Lambda carries its state', async () => {
    await fc.assert(
      fc.property(streams, courses, (records, course) => {
        const plan = planOf();
        const { table } = new Shard(plan).run(records, { ...course, early: [false] });
        expect([...table.values()]).toEqual(atOnce(decodable(records), plan));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test('adds up to all lines where windows end early', async () => {
    await fc.assert(
      fc.property(streams, courses, (records, course) => {
        const { table } = new Shard(planOf()).run(records, course);
        expect(merged(table.values())).toEqual(expected(linesOf(decodable(records))));
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test('tells a window with more groups than a state holds in parts, the same ones of any batches', () => {
    const plan = planOf();
    const lines = Array.from({ length: 12_000 }, (_, i): Sale => ({ country: longName(i % 5_000), total: i % 100 }));
    const records = Array.from({ length: 30 }, (_, i) => record(i, ...lines.slice(i * 400, i * 400 + 400)));
    const whole = atOnce(records, plan);
    const parts = new Set(whole.map(({ part }) => part));
    expect(parts.size).toBeGreaterThan(2);
    expect(merged(whole)).toEqual(expected(lines));
    const course = { sizes: [7, 1, 10], lost: [false, true, true], early: [false] };
    const inBatches = [...new Shard(plan).run(records, course).table.values()];
    expect(inBatches.map(({ result_id }) => result_id)).toEqual(whole.map(({ result_id }) => result_id));
    expect(JSON.stringify(inBatches) === JSON.stringify(whole)).toBe(true);
  });

  test('counts every record that shares a sequence number, and none of them twice', () => {
    const plan = planOf();
    const of = (place: number, country: string) => record(place, { country, total: 1 });
    const records = [of(1, 'DE'), of(2, 'DE'), of(2, 'DE'), { ...of(2, 'DE'), data: DAMAGED }, of(3, 'DE')];
    const { open, failed } = countBatch(records, plan);
    expect(failed).toBe(sequenceNumber(2));
    expect(results([open], plan)).toMatchObject([{ measures: { Orders: 1 } }]);
    expect(
      atOnce(
        records.filter(({ data }) => data !== DAMAGED),
        plan,
      ),
    ).toMatchObject([{ measures: { Orders: 4 } }]);
  });
});
