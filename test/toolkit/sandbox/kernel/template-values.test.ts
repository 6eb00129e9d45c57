import {
  booleanProperty,
  integerProperty,
  objectProperty,
  stringProperty,
} from '../../../../toolkit/sandbox/kernel/template-values';

describe('template values', () => {
  test.each([
    [5, 5],
    ['5', 5],
    [1, 1],
    [10, 10],
    [undefined, undefined],
  ])('take %p as an integer', (value, expected) => {
    expect(integerProperty({ Size: value }, 'Size', { min: 1, max: 10 })).toBe(expected);
  });

  test.each([[0], [11], [1.5], ['x'], [''], [null], [true]])('do not take %p as an integer from 1 to 10', (value) => {
    expect(() => integerProperty({ Size: value }, 'Size', { min: 1, max: 10 })).toThrow(
      new Error(`Size must be an integer from 1 to 10, got ${JSON.stringify(value)}`),
    );
  });

  test.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, undefined],
  ])('take %p as a boolean', (value, expected) => {
    expect(booleanProperty({ On: value }, 'On')).toBe(expected);
  });

  test.each([[1], ['yes'], [null]])('do not take %p as a boolean', (value) => {
    expect(() => booleanProperty({ On: value }, 'On')).toThrow(
      new Error(`On must be true or false, got ${JSON.stringify(value)}`),
    );
  });

  test('take only strings as strings, and objects as objects', () => {
    expect([stringProperty({ Name: 'a' }, 'Name'), stringProperty({}, 'Name')]).toEqual(['a', undefined]);
    expect(() => stringProperty({ Name: 1 }, 'Name')).toThrow(new Error('Name must be a string, got 1'));
    expect([objectProperty({ Code: { a: 1 } }, 'Code'), objectProperty({}, 'Code')]).toEqual([{ a: 1 }, {}]);
    expect(() => objectProperty({ Code: [1] }, 'Code')).toThrow(new Error('Code must be an object, got [1]'));
  });
});
