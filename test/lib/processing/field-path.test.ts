import { fieldPath } from '../../../lib/processing/field-path';

describe('fieldPath', () => {
  test.each<[string, (string | number)[]]>([
    ['$.total', ['total']],
    ['$.order_1.unit-price', ['order_1', 'unit-price']],
    ['$.items[0].price', ['items', 0, 'price']],
    ["$['unit price']['a.b'][12]", ['unit price', 'a.b', 12]],
    ['$[3]', [3]],
  ])('leads by %s through %p', (field, path) => {
    expect(fieldPath('Owner', 'field', field)).toEqual(path);
  });

  test.each([
    '',
    '$',
    'total',
    '.total',
    '$.',
    '$..total',
    '$.items[*]',
    '$.items[-1]',
    "$['']",
    '$.unit price',
    '$.1',
  ])('refuses %p', (field) => {
    expect(() => fieldPath('Owner', 'field', field)).toThrow(
      new Error(
        `Owner: field must be a JSON path of names and indexes such as $.order.items[0]['unit price'], got "${field}"`,
      ),
    );
  });
});
