import type { Reading } from '../../../lambda/windowed-aggregator/line-reader';
import { readLine } from '../../../lambda/windowed-aggregator/line-reader';
import { WindowPart } from '../../../lambda/windowed-aggregator/window-part';
import { planOf, type Sale } from './aggregations';

const plan = planOf();

function reading(sale: Sale): Reading | undefined {
  return readLine(JSON.stringify(sale), plan);
}

describe('WindowPart', () => {
  test('is named after the first line in it, and after those before it', () => {
    const part = new WindowPart(plan);
    expect(part.isEmpty).toBe(true);
    part.count(undefined, '17');
    part.count(undefined, '18');
    const next = part.next();
    next.count(undefined, '18');
    expect([part.id, next.id]).toEqual(['17-0', '18-1']);
    expect(part.isEmpty).toBe(false);
    expect([part.malformedLines, next.malformedLines]).toEqual([2, 1]);
  });

  test('goes on from what was saved, as if it had not been', () => {
    const part = new WindowPart(plan).next();
    part.count(reading({ country: 'DE', total: 3, customer: { id: 'ann' } }), '17');
    part.count(undefined, '18');
    const again = new WindowPart(plan, JSON.parse(JSON.stringify(part.save())));
    expect(again.save()).toEqual(part.save());
    expect(again.id).toBe('17-1');
  });

  test('counts the lines of further groups in one of their own', () => {
    const few = planOf({ maxGroups: 2 });
    const part = new WindowPart(few);
    const countries = ['DE', 'FR', 'IT', 'DE', 'ES', 'IT'];
    for (const country of countries) part.count(reading({ country, total: 1 }), '17');
    const counts = [...part.groups].map(([key, [orders]]) => [key, orders?.figure()]);
    expect(counts).toEqual([
      ['["DE"]', 2],
      ['["FR"]', 1],
      ['["(other)"]', 3],
    ]);
    const again = new WindowPart(few, part.save());
    again.count(reading({ country: 'PT', total: 1 }), '18');
    expect([...again.groups.keys()]).toHaveLength(3);
  });

  test('is full before its state is, whatever is in it', () => {
    const part = new WindowPart(plan);
    let lines = 0;
    while (!part.isFull) {
      const country = `\u0000"ü ${lines % 700}`.repeat(20);
      const sale = { country, total: lines / 7, customer: { id: `customer ${lines++}` } };
      part.count(reading(sale), '4957'.padEnd(56, '0'));
    }
    const bytes = Buffer.byteLength(JSON.stringify(part.save()));
    expect(bytes).toBeLessThan(950_000);
    expect(bytes).toBeGreaterThan(650_000);
  });

  test.each(['\u0000', '"', '\\', 'ü', '\ud83d\ude00'])('has room for names made of %j', (character) => {
    const orders = planOf({ measures: [{ name: 'Orders', type: 'count', path: [] }] });
    const part = new WindowPart(orders);
    for (let i = 0; !part.isFull; i++) part.count({ group: [`${i}`.padEnd(256, character)], values: [1] }, '17');
    expect(Buffer.byteLength(JSON.stringify(part.save()))).toBeLessThan(950_000);
  });
});
