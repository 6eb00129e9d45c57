import { exceedsBytes } from '../../../../toolkit/sandbox/kernel/byte-limit';

describe('exceedsBytes', () => {
  test.each([
    ['nothing', '', 0, false],
    ['as many characters as bytes', 'abc', 3, false],
    ['one character more', 'abcd', 3, true],
    ['far fewer characters', 'a', 3, false],
    ['two bytes each, inside', 'éé', 4, false],
    ['two bytes each, outside', 'éé', 3, true],
    ['three bytes each, inside', '€€', 6, false],
    ['three bytes each, outside', '€€', 5, true],
    ['four bytes in two units, inside', '😀', 4, false],
    ['four bytes in two units, outside', '😀', 3, true],
  ])('tells for %s', (_, text, limit, exceeds) => {
    expect(exceedsBytes(text, limit)).toBe(exceeds);
  });
});
