import type { Environment } from '../../../../lib/audit/expressions/conditions';
import { Expressions } from '../../../../lib/audit/expressions/expressions';
import { textOf } from '../../../../lib/audit/expressions/text';
import type { Value } from '../../../../lib/audit/expressions/value';
import type { RawTemplate } from '../../../../lib/audit/raw-template';

const known = (value: unknown) => ({ kind: 'known', value });
const unresolved = (expression: unknown) => ({ kind: 'unresolved', expression });
const reference = (logicalId: string, attribute?: string) => ({
  kind: 'reference',
  logicalId,
  ...(attribute !== undefined && { attribute }),
});

const TEMPLATE: RawTemplate = {
  Parameters: {
    Stage: { Type: 'String', Default: 'test', AllowedValues: ['test', 'prod'] },
    Name: { Type: 'String', Default: 'clicks' },
    Names: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Open: { Type: 'String' },
    Ami: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/ami' },
  },
  Mappings: {
    Sizes: { test: { Shards: 1, Zones: ['a'] }, prod: { Shards: 8 } },
    Regions: { 'us-east-1': { Id: 'x' }, 'eu-west-1': { Id: 'y' } },
    Many: Object.fromEntries([...'abcdefghi'].map((key) => [key, { ...[...'abcdefgh'] }])),
  },
};

describe('Expressions', () => {
  test('folds a text of many parts, and none that is longer than a template', () => {
    const folded = (count: number) =>
      new Expressions(TEMPLATE, {}).alternatives({ 'Fn::Sub': '${Name}'.repeat(count) });
    expect(folded(20_000)).toEqual([known('clicks'.repeat(20_000))]);
    expect(folded(200_000)).toEqual([unresolved('a text of 1200000 characters')]);
  });

  test('gives up where all that functions make is more than a template needs', () => {
    const expressions = new Expressions(TEMPLATE, {});
    const split = () => expressions.alternatives({ 'Fn::Split': ['', 'x'.repeat(500_000)] });
    expect([split(), split(), split(), split()].map(([value]) => value?.kind)).toEqual([
      ...['known', 'known', 'known', 'unresolved'],
    ]);
  });

  test('leaves a condition open that compares too many values with one another', () => {
    const some = { Type: 'String', AllowedValues: Array.from({ length: 41 }, (_, i) => `${i}`) };
    const compared = (...others: string[]) => {
      const Other = { Type: 'String', AllowedValues: others };
      const Conditions = { Same: { 'Fn::Equals': [{ Ref: 'Some' }, { Ref: 'Other' }] } };
      const template = { Parameters: { Some: some, Other }, Conditions };
      return new Expressions(template, {}).decide('Same');
    };
    expect(compared('a')).toBe(false);
    expect(compared(...Array.from({ length: 40 }, (_, i) => `a${i}`))).toBeUndefined();
  });

  test.each<[string, unknown, unknown[]]>([
    ['a parameter with a default', { Ref: 'Name' }, [known('clicks')]],
    ['a parameter with allowed values', { Ref: 'Stage' }, [known('test'), known('prod')]],
    ['a parameter with neither', { Ref: 'Open' }, [unresolved({ Ref: 'Open' })]],
    ['a parameter that names another', { Ref: 'Ami' }, [unresolved({ Ref: 'Ami' })]],
    ['a list as parameter', { Ref: 'Names' }, [known(['a', 'b'])]],
    ['a resource', { Ref: 'Stream' }, [reference('Stream')]],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, [reference('AWS::Region')]],
    ['no value', { Ref: 'AWS::NoValue' }, [{ kind: 'absent' }]],
    ['an attribute', { 'Fn::GetAtt': ['Stream', 'Arn'] }, [reference('Stream', 'Arn')]],
    ['an attribute as a text', { 'Fn::GetAtt': 'Nested.Outputs.Arn' }, [reference('Nested', 'Outputs.Arn')]],
    ['a joined text', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 1]] }, [known('a-clicks-1')]],
    ['a joined parameter', { 'Fn::Join': ['-', { Ref: 'Names' }] }, [known('a-b')]],
    ['joined alternatives', { 'Fn::Join': ['', ['x-', { Ref: 'Stage' }]] }, [known('x-test'), known('x-prod')]],
    ['an item that is left out', { 'Fn::Join': [',', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, [known('a,b')]],
    ['one joined reference', { 'Fn::Join': ['', ['', { Ref: 'Stream' }]] }, [reference('Stream')]],
    [
      'joined references',
      { 'Fn::Join': ['/', [{ 'Fn::GetAtt': ['Lake', 'Arn'] }, '*']] },
      [unresolved({ 'Fn::Sub': '${Lake.Arn}/*' })],
    ],
    ['a substituted parameter', { 'Fn::Sub': 'x-${Name}' }, [known('x-clicks')]],
    ['a substituted value', { 'Fn::Sub': ['x-${ It }', { It: { Ref: 'Stage' } }] }, [known('x-test'), known('x-prod')]],
    ['a substituted reference', { 'Fn::Sub': '${Stream.Arn}' }, [reference('Stream', 'Arn')]],
    ['a policy variable', { 'Fn::Sub': '${!aws:username}' }, [known('${aws:username}')]],
    [
      'a policy variable beside a reference',
      { 'Fn::Sub': '${Lake}/${!aws:username}' },
      [unresolved({ 'Fn::Sub': '${Lake}/${!aws:username}' })],
    ],
    [
      'an import in a text',
      { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'Lake' }, '/*']] },
      [unresolved({ 'Fn::Sub': '${Fn::ImportValue}/*' })],
    ],
    ['a mapping', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Shards'] }, [known(1), known(8)]],
    ['a list of a mapping', { 'Fn::FindInMap': ['Sizes', 'test', 'Zones'] }, [known(['a'])]],
    [
      'more of a mapping than is worth judging',
      { 'Fn::FindInMap': ['Many', { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }] },
      [unresolved({ 'Fn::FindInMap': ['Many', { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }] })],
    ],
    ['a mapping of Regions', { 'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, 'Id'] }, [known('x'), known('y')]],
    [
      'an entry that a mapping lacks',
      { 'Fn::FindInMap': ['Sizes', 'dev', 'Shards'] },
      [unresolved({ 'Fn::FindInMap': ['Sizes', 'dev', 'Shards'] })],
    ],
    [
      'a mapping that is not there',
      { 'Fn::FindInMap': ['constructor', 'name', 'length'] },
      [unresolved({ 'Fn::FindInMap': ['constructor', 'name', 'length'] })],
    ],
    ['a selected item', { 'Fn::Select': [1, ['a', { Ref: 'Stream' }]] }, [reference('Stream')]],
    ['an item of a split text', { 'Fn::Select': ['1', { 'Fn::Split': ['-', 'a-b'] }] }, [known('b')]],
    ['an item out of bounds', { 'Fn::Select': [7, ['a']] }, [unresolved({ 'Fn::Select': [7, ['a']] })]],
    [
      'a split reference',
      { 'Fn::Split': ['-', { Ref: 'Stream' }] },
      [unresolved({ 'Fn::Split': ['-', { Ref: 'Stream' }] })],
    ],
    ['a function which only AWS can call', { 'Fn::ImportValue': 'a' }, [unresolved({ 'Fn::ImportValue': 'a' })]],
    ['a malformed branch', { 'Fn::If': ['IsProd', 1] }, [unresolved({ 'Fn::If': ['IsProd', 1] })]],
    ['a malformed text', { 'Fn::Join': ['', 'a'] }, [unresolved({ 'Fn::Join': ['', 'a'] })]],
  ])('folds %s', (_, expression, values) => {
    expect(new Expressions(TEMPLATE, {}).alternatives(expression)).toEqual(values);
  });

  test('folds what is folded already to the same', () => {
    const expressions = new Expressions(TEMPLATE, {});
    const [text] = expressions.alternatives({
      'Fn::Join': ['', [{ 'Fn::ImportValue': 'Lake' }, '/${x}', { Ref: 'Stage' }]],
    });
    expect(text).toEqual(unresolved({ 'Fn::Sub': '${Fn::ImportValue}/${!x}test' }));
    expect(expressions.alternatives((text as { expression: unknown }).expression)).toEqual([text]);
  });

  test('does not follow more alternatives than a reader would', () => {
    const expression = { 'Fn::Join': ['', Array.from({ length: 7 }, () => ({ Ref: 'Stage' }))] };
    expect(new Expressions(TEMPLATE, {}).alternatives(expression)).toEqual([unresolved(expression)]);
    const six = { 'Fn::Join': ['', Array.from({ length: 6 }, () => ({ Ref: 'Stage' }))] };
    expect(new Expressions(TEMPLATE, {}).alternatives(six)).toHaveLength(64);
  });

  test('does not follow an expression deeper than any template is', () => {
    let expression: unknown = 'end';
    for (let depth = 0; depth < 100_000; depth += 1) expression = { 'Fn::Join': ['', ['x', expression]] };
    expect(new Expressions({}, {}).alternatives(expression)).toEqual([unresolved(expect.anything())]);
  });

  test.each<[string, Value, string]>([
    ['a known text', { kind: 'known', value: '${aws:username}' }, '${aws:username}'],
    ['a number', { kind: 'known', value: 24 }, '24'],
    ['a reference', { kind: 'reference', logicalId: 'Lake', attribute: 'Arn' }, '${Lake.Arn}'],
    ['a parameter', { kind: 'unresolved', expression: { Ref: 'Open' } }, '${Open}'],
    ['a folded text', { kind: 'unresolved', expression: { 'Fn::Sub': '${Lake}/*' } }, '${Lake}/*'],
    ['an import', { kind: 'unresolved', expression: { 'Fn::ImportValue': 'a' } }, '${Fn::ImportValue}'],
    ['nothing', { kind: 'absent' }, ''],
  ])('writes %s as a text', (_, value, text) => {
    expect(textOf(value)).toBe(text);
  });
});

describe('Conditions', () => {
  const CONDITIONS = {
    IsTest: { 'Fn::Equals': [{ Ref: 'Name' }, 'clicks'] },
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    IsOpen: { 'Fn::Equals': [{ Ref: 'Open' }, ''] },
    Neither: { 'Fn::Not': [{ 'Fn::Or': [{ Condition: 'IsTest' }, { Condition: 'IsOpen' }] }] },
    Both: { 'Fn::And': [{ Condition: 'IsTest' }, { Condition: 'IsOpen' }] },
    None: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'IsOpen' }] },
    First: { Condition: 'Second' },
    Second: { 'Fn::Not': [{ Condition: 'First' }] },
    InChina: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'cn-north-1'] },
    InIreland: { 'Fn::Equals': ['eu-west-1', { Ref: 'AWS::Region' }] },
    InAws: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws'] },
    InAccount: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '111122223333'] },
    Odd: 'text',
  };

  test.each<[string, boolean | undefined, Environment?]>([
    ['IsTest', true],
    ['IsProd', undefined],
    ['IsDev', false],
    ['IsOpen', undefined],
    ['Neither', false],
    ['Both', undefined],
    ['None', false],
    ['First', undefined],
    ['Second', undefined],
    ['InChina', false],
    ['InChina', true, { region: 'cn-north-1' }],
    ['InIreland', undefined],
    ['InIreland', true, { region: 'eu-west-1' }],
    ['InIreland', false, { region: 'us-east-1' }],
    ['InAws', true],
    ['InAws', false, { region: 'us-gov-west-1' }],
    ['InAccount', undefined],
    ['Odd', undefined],
    ['constructor', undefined],
  ])('%s is %s', (name, decision, environment: Environment = {}) => {
    const expressions = new Expressions({ ...TEMPLATE, Conditions: CONDITIONS }, environment);
    expect(expressions.decide(name)).toBe(decision);
  });
});
