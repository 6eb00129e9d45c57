import { Allowance } from '../../../../lib/audit/expressions/allowance';

const MEBIBYTE = 1024 * 1024;

describe('Allowance', () => {
  test('ends when all values together are too much', () => {
    const allowance = new Allowance(2);
    const taken = ['x'.repeat(MEBIBYTE), 'y'.repeat(MEBIBYTE), 'z'].map((value) => allowance.take(value));
    expect(taken).toEqual([true, true, false]);
  });

  test('counts the entries of lists, however little they hold', () => {
    expect(new Allowance(1).take(new Array(MEBIBYTE / 8).fill(''))).toBe(false);
  });

  test.each<[string, (value: unknown) => unknown]>([
    ['lists', (value) => [value, value]],
    ['objects', (value) => ({ one: value, other: value })],
  ])('counts what %s hold as often as they hold it, and looks at it once', (_, double) => {
    const allowance = new Allowance(16);
    let value: unknown = 'x';
    let steps = 0;
    for (; allowance.take(value) && steps < 60; steps++) value = double(value);
    expect(steps).toBe(19);
  });
});
