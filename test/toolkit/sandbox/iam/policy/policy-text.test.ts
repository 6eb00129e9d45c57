import { literalOf, policyText, textTest } from '../../../../../toolkit/sandbox/iam/policy/policy-text';
import { keysOf } from '../keys';

const KEYS = keysOf({
  'aws:username': 'ada',
  'aws:PrincipalTag/team': 'web',
  'aws:PrincipalTag/star': 'a*',
  'aws:TagKeys': ['a', 'b'],
});

describe('a text of a policy', () => {
  test.each([
    ['home/${aws:username}/*', 'home/ada/x', true],
    ['home/${aws:username}/*', 'home/eve/x', false],
    ['home/${AWS:UserName}/*', 'home/ada/x', true],
    ['${aws:PrincipalTag/team}', 'web', true],
    ['${aws:PrincipalTag/star}', 'a*', true],
    ['${aws:PrincipalTag/star}', 'ab', false],
    ['a${*}c', 'a*c', true],
    ['a${*}c', 'abc', false],
    ['a${?}c', 'abc', false],
    ['a${$}c', 'a$c', true],
    ["${aws:PrincipalTag/none, 'all'}", 'all', true],
    ["${aws:PrincipalTag/none,''}", '', true],
    ["${aws:PrincipalTag/team, 'all'}", 'all', false],
    ["${aws:PrincipalTag/none, '*'}", 'anything', false],
    ['${aws:PrincipalTag/none}', '', false],
    ['${aws:TagKeys}', 'a', false],
  ])('%s says %s: %s', (source, text, expected) => {
    expect(textTest(policyText(source, true))(text, KEYS)).toBe(expected);
  });

  test('has no variables before version 2012-10-17', () => {
    const holds = textTest(policyText('${aws:username}', false));
    expect([holds('ada', KEYS), holds('${aws:username}', KEYS)]).toEqual([false, true]);
  });

  test('is literal for operators that know no wildcards', () => {
    expect(literalOf(policyText('a*${aws:username}?', true), KEYS)).toBe('a*ada?');
    expect(literalOf(policyText('${aws:absent}', true), KEYS)).toBeUndefined();
  });
});
