import { amountOf, textOf, UNFIT, valueAt } from '../../../lambda/windowed-aggregator/json-value';

describe('valueAt', () => {
  const document = JSON.parse('{"order":{"items":[{"price":3}],"note":null},"unit price":4,"__proto__":{"x":5}}');

  test.each<[string, (string | number)[], unknown]>([
    ['a member', ['unit price'], 4],
    ['a member of an item', ['order', 'items', 0, 'price'], 3],
    ['an object', ['order', 'items', 0], { price: 3 }],
    ['a member of that name, whatever the name', ['__proto__', 'x'], 5],
    ['nothing past the end of a list', ['order', 'items', 1, 'price'], undefined],
    ['nothing below a number', ['unit price', 'toFixed'], undefined],
    ['nothing where there is null', ['order', 'note'], undefined],
    ['nothing below null', ['order', 'note', 'x'], undefined],
    ['nothing that every object inherits', ['constructor'], undefined],
  ])('finds %s', (_, path, value) => {
    expect(valueAt(document, path)).toEqual(value);
  });
});

describe('amountOf', () => {
  test.each([0, -1.5, 1e90, -1e90, 1e-90, Number.MAX_SAFE_INTEGER])('takes %p', (value) => {
    expect(amountOf(value)).toBe(value);
  });

  test.each([1e-91, -1e-91, -0])('takes %p for zero', (value) => {
    expect(amountOf(value)).toBe(0);
  });

  test.each([1.1e90, -1.1e90, Number.POSITIVE_INFINITY, '3', true, {}, []])('refuses %p', (value) => {
    expect(amountOf(value)).toBe(UNFIT);
  });

  test('has nothing to say of nothing', () => {
    expect(amountOf(undefined)).toBeUndefined();
  });
});

describe('textOf', () => {
  test.each<[unknown, unknown]>([
    ['', ''],
    ['DE', 'DE'],
    [7, '7'],
    [false, 'false'],
    [undefined, undefined],
    [{}, UNFIT],
    [[], UNFIT],
  ])('of %p is %p', (value, text) => {
    expect(textOf(value)).toBe(text);
  });
});
