import { AuditedTemplate } from '../../../lib/audit/audited-template';
import { requires, requiresPresence } from '../../../lib/audit/expectation';
import type { Rule } from '../../../lib/audit/rule';

const isAtLeastTen = (value: unknown) => Number(value) >= 10;

describe('requires', () => {
  test.each([
    ['accepts a value', requires('A', isAtLeastTen), 10, []],
    ['refuses a value', requires('A', isAtLeastTen), 9, [{ property: 'A', value: 9 }]],
    ['refuses what is absent', requires('A', isAtLeastTen), undefined, [{ property: 'A' }]],
    ['judges what the service does without it', requires('A', isAtLeastTen, { absent: 10 }), undefined, []],
    ['refuses what the service does', requires('A', isAtLeastTen, { absent: 9 }), undefined, [{ property: 'A' }]],
    ['judges a default of false', requires('A', (value) => value === false, { absent: false }), undefined, []],
    [
      'cannot judge a reference',
      requires('A', isAtLeastTen),
      { Ref: 'Other' },
      [{ property: 'A', value: { Ref: 'Other' }, unresolved: true }],
    ],
    ['accepts a reference', requires('A', isAtLeastTen, { reference: 'accepted' }), { Ref: 'Other' }, []],
    [
      'cannot judge what only AWS knows',
      requires('A', isAtLeastTen, { reference: 'accepted' }),
      { 'Fn::ImportValue': 'Other' },
      [{ property: 'A', value: { 'Fn::ImportValue': 'Other' }, unresolved: true }],
    ],
    [
      'judges every alternative',
      requires('A', isAtLeastTen),
      { 'Fn::If': ['IsProd', 10, 9] },
      [{ property: 'A', value: 9 }],
    ],
  ])('%s', (_, check, value, problems) => {
    expect(problemsOf(check, value)).toEqual(problems);
  });
});

describe('requiresPresence', () => {
  test.each([
    ['accepts any value', 0, []],
    ['accepts a reference', { Ref: 'Other' }, []],
    ['accepts what only AWS knows', { 'Fn::ImportValue': 'Other' }, []],
    ['refuses what is absent', undefined, [{ property: 'A' }]],
    ['refuses what a branch leaves out', { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] }, [{ property: 'A' }]],
  ])('%s', (_, value, problems) => {
    expect(problemsOf(requiresPresence('A'), value)).toEqual(problems);
  });
});

function problemsOf(check: Rule['check'], value: unknown) {
  const template = new AuditedTemplate({ Resources: { It: { Type: 'A::B::C', Properties: { A: value } } } });
  return template.resources.flatMap((resource) => check(resource, template));
}
