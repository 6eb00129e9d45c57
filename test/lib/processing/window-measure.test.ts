import { WindowMeasure } from '../../../lib/processing/window-measure';

const NAME = 'a letter, and up to 254 letters, digits, _ and -';

describe('WindowMeasure', () => {
  test.each([
    ['count', WindowMeasure.count('M'), [], 'Sum'],
    ['sum', WindowMeasure.sum('M', '$.total'), ['total'], 'Sum'],
    ['min', WindowMeasure.min('M', '$.total'), ['total'], 'Minimum'],
    ['max', WindowMeasure.max('M', '$.total'), ['total'], 'Maximum'],
    ['percentile', WindowMeasure.percentile('M', '$.total', 99.9), ['total'], 'Maximum'],
    ['distinct', WindowMeasure.distinct('M', '$.customer.id'), ['customer', 'id'], 'Sum'],
  ])('of the type %s names a field, and the statistic that puts shards together', (type, measure, path, statistic) => {
    expect(measure).toMatchObject({ name: 'M', statistic, _type: type, _path: path });
  });

  test.each(['M', 'order-Count_1', 'x'.repeat(255)])('takes the name %p', (name) => {
    expect(WindowMeasure.count(name).name).toBe(name);
  });

  test.each(['', '1st', '_aws', 'two words', 'a.b', 'é', 'x'.repeat(256)])('refuses the name %p', (name) => {
    expect(() => WindowMeasure.count(name)).toThrow(
      new Error(`WindowMeasure: name must be ${NAME}, got ${JSON.stringify(name)}`),
    );
  });

  test('refuses what is no field', () => {
    expect(() => WindowMeasure.sum('Revenue', 'total')).toThrow(
      new Error(
        `WindowMeasure: field must be a JSON path of names and indexes such as $.order.items[0]['unit price'], got "total"`,
      ),
    );
  });

  test.each([0.1, 50, 99.99])('takes the percentile %p', (percentile) => {
    expect(WindowMeasure.percentile('P', '$.total', percentile)._percentile).toBe(percentile);
  });

  test.each([0, 100, -1, Number.NaN])('refuses the percentile %p', (percentile) => {
    expect(() => WindowMeasure.percentile('P', '$.total', percentile)).toThrow(
      new Error(`WindowMeasure: percentile must be above 0 and below 100, got ${percentile}`),
    );
  });
});
