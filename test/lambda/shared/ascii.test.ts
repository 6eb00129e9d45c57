import { endOfRun, isDigit, METHOD, PATH, QUOTED, TARGET, WORD } from '../../../lambda/shared/ascii';

describe('endOfRun', () => {
  test.each([
    [WORD, 'a-1?"', 4],
    [WORD, '[', 0],
    [WORD, '{', 0],
    [METHOD, 'M-SEARCH *', 8],
    [PATH, '/a[0]?b', 5],
    [TARGET, '/a?b c', 4],
    [QUOTED, 'a b\\c', 3],
    [QUOTED, 'a\x7f', 1],
    [QUOTED, 'aé', 1],
    [QUOTED, '\t', 0],
  ])('of class %p in %p is %p', (mask, text, end) => {
    expect(endOfRun(mask, Buffer.from(`${text}\n`), 0)).toBe(end);
  });

  test('has no class for what JSON escapes', () => {
    const every = WORD | METHOD | PATH | TARGET | QUOTED;
    const bytes = Array.from({ length: 128 }, (_, byte) => byte);
    const copied = bytes.filter((byte) => endOfRun(every, Buffer.from([byte, 10]), 0) === 1);
    expect(copied.every((byte) => JSON.stringify(String.fromCharCode(byte)).length === 3)).toBe(true);
    expect(copied).toHaveLength(93);
  });
});

describe('isDigit', () => {
  test.each([
    [47, false],
    [48, true],
    [57, true],
    [58, false],
    [undefined, false],
  ])('of %p is %p', (byte, expected) => {
    expect(isDigit(byte)).toBe(expected);
  });
});
