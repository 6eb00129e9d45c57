import { PriceTable, US_EAST_1 } from '../../../toolkit/estimate/price-table';

const ROW = { id: 'a', component: 'A', unit: 'GB', source: 'page', date: '2026-01-01', verified: true };

describe('PriceTable', () => {
  test('multiplies a quantity by its price', () => {
    expect(PriceTable.of([{ ...ROW, usd: 0.5 }]).cost('a', 3)).toEqual({ usd: 1.5, verified: true });
  });

  test.each([
    [10, 10, true],
    [100, 100, true],
    [150, 125, false],
    [300, 100 + 50 + 25, false],
  ])('charges %d units tier by tier', (quantity, usd, verified) => {
    const tiers = [{ upTo: 100, usd: 1 }, { upTo: 200, usd: 0.5, verified: false }, { usd: 0.25 }];
    expect(PriceTable.of([{ ...ROW, tiers }]).cost('a', quantity)).toEqual({ usd, verified });
  });

  test('knows that a price was not confirmed', () => {
    expect(PriceTable.of([{ ...ROW, usd: 1, verified: false }]).cost('a', 1).verified).toBe(false);
  });

  test('takes other prices in place of its own', () => {
    const table = PriceTable.of([{ ...ROW, usd: 1, verified: false }]).with('--prices p.json', { a: 2 });
    expect(table.cost('a', 1)).toEqual({ usd: 2, verified: true });
    expect(table.price('a')).toMatchObject({ source: 'given with --prices', unit: 'GB' });
  });

  test.each([
    [{ b: 1 }, 'p: there is no price b; there is: a'],
    [{ a: '1' }, 'p: a must be a number of USD from 0, got "1"'],
    [{ a: -1 }, 'p: a must be a number of USD from 0, got -1'],
    [[1], 'p: prices must be an object of ids and USD, got [1]'],
  ])('refuses %j', (overrides, message) => {
    expect(() => PriceTable.of([{ ...ROW, usd: 1 }]).with('p', overrides)).toThrow(message);
  });

  test('refuses a price that it does not have', () => {
    expect(() => US_EAST_1.cost('none', 1)).toThrow('there is no price none');
  });

  test('comes with a source, a date and a unit for each price', () => {
    const ids = US_EAST_1.all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { source, date, unit, component, tiers } of US_EAST_1.all) {
      expect([source, unit, component].every((text) => text.length > 0)).toBe(true);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(tiers.every(({ usd }) => usd > 0)).toBe(true);
    }
  });
});
