import {
  hashKeyOf,
  isHashKey,
  predecessor,
  toDecimal,
  toHashKey,
  uniformRanges,
} from '../../../../toolkit/sandbox/streams/hash-key';

const LARGEST = '340282366920938463463374607431768211455';

describe('hash keys', () => {
  test('are the MD5 of the partition key', () => {
    expect(hashKeyOf('key')).toBe('3c6e0b8a9c15224a8228b9a98ca1531d');
  });

  test('hash the UTF-8 bytes of the partition key', () => {
    expect(hashKeyOf('schlüssel')).toHaveLength(32);
    expect(hashKeyOf('ü')).not.toBe(hashKeyOf('u'));
  });

  test.each(['0', '1', LARGEST])('%s turns to digits and back', (decimal) => {
    expect(toDecimal(toHashKey(decimal))).toBe(decimal);
  });

  test.each([
    ['0', true],
    [LARGEST, true],
    ['340282366920938463463374607431768211456', false],
    ['01', false],
    ['-1', false],
    ['1e3', false],
    ['', false],
  ])('%j lies in the key space: %s', (decimal, expected) => {
    expect(isHashKey(decimal)).toBe(expected);
  });

  test('have a predecessor', () => {
    expect(toDecimal(predecessor(toHashKey(1n << 64n)))).toBe('18446744073709551615');
  });
});

describe('uniformRanges', () => {
  test.each([
    [1, ['0']],
    [2, ['0', '170141183460469231731687303715884105728']],
    [3, ['0', '113427455640312821154458202477256070485', '226854911280625642308916404954512140970']],
  ])('starts %i ranges where the service does', (count, starts) => {
    expect(uniformRanges(count).map(({ start }) => toDecimal(start))).toEqual(starts);
  });

  test.each([1, 3, 7, 1000])('covers the key space with %i ranges, without gap or overlap', (count) => {
    const ranges = uniformRanges(count);
    expect(toDecimal(ranges[0]?.start ?? '')).toBe('0');
    expect(toDecimal(ranges.at(-1)?.end ?? '')).toBe(LARGEST);
    ranges.slice(1).forEach(({ start }, i) => {
      expect(predecessor(start)).toBe(ranges[i]?.end);
    });
  });
});
