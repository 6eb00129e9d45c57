import { SequenceNumbers } from '../../../../toolkit/sandbox/streams/sequence-number';

const CREATED = Date.UTC(2026, 0, 1);

describe('SequenceNumbers', () => {
  const numbers = new SequenceNumbers(CREATED, 3);

  test('have 56 digits', () => {
    expect(numbers.at(1)).toBe('49176722560000000000000030000000000000000000000000000001');
    expect(numbers.at(Number.MAX_SAFE_INTEGER)).toHaveLength(56);
  });

  test('increase with the records of a shard', () => {
    expect([numbers.at(10), numbers.at(9), numbers.at(100)].sort()).toEqual([9, 10, 100].map((i) => numbers.at(i)));
  });

  test('of a child are higher than those of its parent', () => {
    expect(new SequenceNumbers(CREATED, 4).at(0) > numbers.at(Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  test('of a stream made again under the same name are others', () => {
    expect(new SequenceNumbers(CREATED + 1, 3).at(1)).not.toBe(numbers.at(1));
  });

  test('give back the place of a record', () => {
    expect(numbers.indexOf(numbers.at(42))).toBe(42);
  });

  test('tell a number of another shard, and what is no number', () => {
    expect(numbers.indexOf(new SequenceNumbers(CREATED, 2).at(42))).toBeUndefined();
    expect(numbers.indexOf('42')).toBeUndefined();
    expect(numbers.indexOf(`${numbers.at(42)}0`)).toBeUndefined();
  });
});
