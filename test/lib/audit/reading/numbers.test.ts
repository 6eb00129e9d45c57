import { isAtLeast, isAtMost, numberOf } from '../../../../lib/audit/reading/numbers';

test.each([
  [168, 168],
  ['168', 168],
  ['', Number.NaN],
  [' ', Number.NaN],
  ['many', Number.NaN],
  [true, Number.NaN],
  [null, Number.NaN],
  [[168], Number.NaN],
])('numberOf(%j) is %d', (value, number) => {
  expect(numberOf(value)).toBe(number);
});

test('bounds include themselves, and what is no number is outside', () => {
  expect([167, 168, '169', 'many'].map(isAtLeast(168))).toEqual([false, true, true, false]);
  expect([167, 168, '169', 'many'].map(isAtMost(168))).toEqual([true, true, false, false]);
});
