import { eventRule } from '../../../../../toolkit/sandbox/kernel/patterns/event-rule';

describe('eventRule', () => {
  test.each<[object | string, string, boolean]>([
    ['errors/x', 'errors/x', true],
    [{ prefix: 'errors/' }, 'errors/x', true],
    [{ suffix: '.gz' }, 'errors/x.gz', true],
    [{ 'anything-but': { prefix: 'data/' } }, 'errors/x', true],
    [{ wildcard: 'errors/*/2026/*' }, 'errors/splunk-failed/2026/x', true],
    [{ wildcard: 'errors/*/2026/*' }, 'errors/2026/x', false],
    [{ wildcard: '*.gz' }, 'a\nb.gz', true],
    [{ wildcard: 'a.c' }, 'abc', false],
    [{ wildcard: 'a\\*c' }, 'a*c', true],
    [{ wildcard: 'a\\*c' }, 'abc', false],
    [{ wildcard: 'a\\\\*' }, 'a\\c', true],
    [{ wildcard: '(*)' }, '(x)', true],
    [{ 'anything-but': { wildcard: '*/backup/*' } }, 'lake/x', true],
    [{ 'anything-but': { wildcard: '*/backup/*' } }, 'lake/backup/x', false],
    [{ 'anything-but': { wildcard: ['a*', 'b*'] } }, 'bc', false],
    [{ 'anything-but': { wildcard: ['a*', 'b*'] } }, 'c', true],
  ])('%j and %s: %s', (operand, value, expected) => {
    expect(eventRule(operand)(value)).toBe(expected);
  });

  test('matches no wildcard where there is nothing', () => {
    expect(eventRule({ wildcard: '*' })(undefined)).toBe(false);
    expect(eventRule({ 'anything-but': { wildcard: 'a*' } })(undefined)).toBe(false);
  });

  test.each<[object, string]>([
    [{ wildcard: 5 }, 'wildcard must be a string without two wildcards in a row, got 5'],
    [{ wildcard: 'a**' }, 'wildcard must be a string without two wildcards in a row, got "a**"'],
    [
      { wildcard: 'a*', prefix: 'a' },
      'must use one of exists, prefix, suffix, equals-ignore-case, anything-but, numeric, got {"wildcard":"a*","prefix":"a"}',
    ],
  ])('refuses %j', (operand, message) => {
    expect(() => eventRule(operand)).toThrow(new Error(message));
  });
});
