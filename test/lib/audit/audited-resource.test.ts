import { AuditedTemplate } from '../../../lib/audit/audited-template';
import type { Value } from '../../../lib/audit/expressions/value';
import type { RawTemplate } from '../../../lib/audit/raw-template';

const ABSENT = { kind: 'absent' };
const known = (value: unknown) => ({ kind: 'known', value });
const unresolved = (expression: unknown) => ({ kind: 'unresolved', expression });

describe('AuditedResource', () => {
  test('a property is known, or absent', () => {
    expect(valuesOf({ A: { B: 1 } }, 'A.B')).toEqual([known(1)]);
    expect(valuesOf({ A: { B: false } }, 'A.B')).toEqual([known(false)]);
    expect(valuesOf({ A: {} }, 'A.B.C')).toEqual([ABSENT]);
    expect(valuesOf({ A: null }, 'A')).toEqual([ABSENT]);
    expect(valuesOf({ A: 'text' }, 'A.length')).toEqual([ABSENT]);
    expect(valuesOf({}, 'constructor')).toEqual([ABSENT]);
    expect(valuesOf(JSON.parse('{ "__proto__": { "A": 1 } }'), 'A')).toEqual([ABSENT]);
  });

  test('each item of a list has its values, also one that stands without a list', () => {
    expect(valuesOf({ Tags: [{ Key: 'a' }, { Key: 'b' }, {}] }, 'Tags.*.Key')).toEqual([
      known('a'),
      known('b'),
      ABSENT,
    ]);
    expect(valuesOf({ Tags: { Key: 'a' } }, 'Tags.*.Key')).toEqual([known('a')]);
    expect(valuesOf({ Tags: ['a', 'b'] }, 'Tags.*')).toEqual([known('a'), known('b')]);
    expect(valuesOf({ Tags: ['a', 'b'] }, 'Tags.1')).toEqual([known('b')]);
    expect(valuesOf({ Tags: [] }, 'Tags.*.Key')).toEqual([ABSENT]);
    expect(valuesOf({}, 'Tags.*.Key')).toEqual([ABSENT]);
  });

  test('items that no branch adds are none', () => {
    const Tags = [{ 'Fn::If': ['IsProd', { Key: 'a' }, { Ref: 'AWS::NoValue' }] }, { Key: 'b' }];
    expect(valuesOf({ Tags }, 'Tags.*.Key')).toEqual([known('a'), known('b')]);
  });

  test.each([
    ['items, also those under a condition', [{ 'Fn::If': ['IsProd', 'a', { Ref: 'AWS::NoValue' }] }, 'b'], 2],
    ['the longer of two lists', { 'Fn::If': ['IsBig', ['a'], ['a', 'b', 'c']] }, 3],
    ['none where the list is absent', undefined, 0],
    ['none of an object', { length: 5 }, 0],
  ])('the length of a list counts %s', (_, List, length) => {
    const Resources = { Tested: { Type: 'Test', Properties: { Outer: { List } } } };
    const [resource] = new AuditedTemplate({ Resources }).resources;
    expect(resource?.lengthOf('Outer.List')).toBe(length);
  });

  test('branches are alternatives, at any level', () => {
    const B = { 'Fn::If': ['IsBig', 168, 24] };
    expect(valuesOf({ A: { 'Fn::If': ['IsProd', { B }, { Ref: 'AWS::NoValue' }] } }, 'A.B')).toEqual([
      known(168),
      known(24),
      ABSENT,
    ]);
  });

  test('what cannot be read below stays as it is', () => {
    expect(valuesOf({ A: { 'Fn::ImportValue': 'Other' } }, 'A.B')).toEqual([
      unresolved({ 'Fn::ImportValue': 'Other' }),
    ]);
    const include = { 'Fn::Transform': { Name: 'AWS::Include' } };
    expect(valuesOf({ A: { ...include, B: 1 } }, 'A.B')).toEqual([known(1)]);
    expect(valuesOf({ A: { ...include, B: 1 } }, 'A.C.D')).toEqual([unresolved(include)]);
    expect(
      valuesOf({ A: { Ref: 'Names' } }, 'A.*', {
        Parameters: { Names: { Type: 'CommaDelimitedList', Default: 'a, b' } },
      }),
    ).toEqual([known('a'), known('b')]);
  });

  test('objects and lists are folded as far as they can be', () => {
    const Policy = {
      Action: { 'Fn::Join': [':', ['s3', { Ref: 'Verb' }]] },
      Resource: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Lake', 'Arn'] }, '/*']] }, { Ref: 'AWS::NoValue' }],
      Condition: { 'Fn::If': ['IsProd', { a: { Ref: 'Verb' } }, { Ref: 'AWS::NoValue' }] },
    };
    expect(valuesOf({ Policy }, 'Policy', { Parameters: { Verb: { Default: 'Get*' } } })).toEqual([
      known({
        Action: 's3:Get*',
        Resource: [{ 'Fn::Sub': '${Lake.Arn}/*' }],
        Condition: { 'Fn::If': ['IsProd', { a: 'Get*' }, { Ref: 'AWS::NoValue' }] },
      }),
    ]);
  });

  test('tells whether a property is set, under any condition', () => {
    const resource = resourceWith({
      A: { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] },
      B: { Ref: 'AWS::NoValue' },
    });
    expect([resource.has('A'), resource.has('B'), resource.has('C')]).toEqual([true, false, false]);
  });
});

function resourceWith(Properties: Record<string, unknown>, template: RawTemplate = {}) {
  const [resource] = new AuditedTemplate({ ...template, Resources: { It: { Type: 'A::B::C', Properties } } }).resources;
  if (resource === undefined) throw new Error('no resource');
  return resource;
}

function valuesOf(properties: Record<string, unknown>, path: string, template?: RawTemplate): readonly Value[] {
  return resourceWith(properties, template).values(path);
}
