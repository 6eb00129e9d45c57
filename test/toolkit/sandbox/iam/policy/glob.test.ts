import { globParts, globTest } from '../../../../../toolkit/sandbox/iam/policy/glob';

function says(pattern: string, text: string): boolean {
  return globTest(globParts(pattern))(text);
}

describe('globTest', () => {
  test.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'kinesis:PutRecord', true],
    ['?', 'a', true],
    ['?', '', false],
    ['?', 'ab', false],
    ['a', 'a', true],
    ['a', 'A', false],
    ['a', 'aa', false],
    ['kinesis:*', 'kinesis:PutRecord', true],
    ['kinesis:*', 'kinesis:', true],
    ['kinesis:*', 'kinesisanalytics:Start', false],
    ['*Record', 'kinesis:PutRecord', true],
    ['*Record', 'kinesis:PutRecords', false],
    ['kinesis:Put*s', 'kinesis:PutRecords', true],
    ['kinesis:Put*s', 'kinesis:PutRecord', false],
    ['a?c*e', 'abcde', true],
    ['a?c*e', 'acde', false],
    ['*ab*ab', 'abxabab', true],
    ['*ab*ab', 'ab', false],
    ['a**b', 'ab', true],
    ['a.c', 'abc', false],
    ['a*', 'b', false],
    ['*?', '', false],
    ['?*', 'é', true],
  ])('%s says %s: %s', (pattern, text, expected) => {
    expect(says(pattern, text)).toBe(expected);
  });

  test('a pattern of many stars is soon found not to match a long text', () => {
    expect(says(`${'*a'.repeat(40)}*b`, 'a'.repeat(2_000))).toBe(false);
  });
});
