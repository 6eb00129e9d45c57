import { NO_VALUE, resolve, type Scope } from '../../../../toolkit/sandbox/assembly/intrinsics';

const REFS: Record<string, unknown> = {
  'AWS::Region': 'eu-west-1',
  'AWS::NoValue': NO_VALUE,
  Stream: 'logs',
};

const scope: Scope = {
  mappings: { Cidr: { 'eu-west-1': { block: '52.19.239.192/27' } } },
  ref: (name) => REFS[name],
  attribute: (logicalId, name) => `${logicalId}:${name}`,
  condition: (name) => name === 'IsProduction',
  importValue: (name) => `imported ${name}`,
  stackOutput: (stack, output) => `${stack}/${output}`,
  availabilityZones: (region) => [`${region}a`, `${region}b`],
};

describe('resolve', () => {
  test.each<[string, unknown, unknown]>([
    ['a literal', { a: [1, 'x', true, null] }, { a: [1, 'x', true, null] }],
    ['Ref', { Ref: 'Stream' }, 'logs'],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Stream', 'Arn'] }, 'Stream:Arn'],
    ['Fn::GetAtt with a dotted attribute', { 'Fn::GetAtt': ['Group', 'Endpoint.Address'] }, 'Group:Endpoint.Address'],
    ['Fn::GetAtt as text', { 'Fn::GetAtt': 'Group.Endpoint.Address' }, 'Group:Endpoint.Address'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Stream' }, 3]] }, 'a-logs-3'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${Stream} in ${AWS::Region}, ${Stream.Arn}, ${!Literal}' },
      'logs in eu-west-1, Stream:Arn, ${Literal}',
    ],
    ['Fn::Sub with values', { 'Fn::Sub': ['${Name}/${Stream}', { Name: { Ref: 'AWS::Region' } }] }, 'eu-west-1/logs'],
    ['Fn::Select', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['Fn::Select of a zone', { 'Fn::Select': ['1', { 'Fn::GetAZs': '' }] }, 'eu-west-1b'],
    ['Fn::If, true', { 'Fn::If': ['IsProduction', 'yes', { 'Fn::Unknown': 1 }] }, 'yes'],
    ['Fn::If, false', { 'Fn::If': ['IsTest', 'yes', 'no'] }, 'no'],
    ['Fn::Equals', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, true],
    ['Fn::And', { 'Fn::And': [{ Condition: 'IsProduction' }, { Condition: 'IsTest' }] }, false],
    ['Fn::Or', { 'Fn::Or': [{ Condition: 'IsProduction' }, { Condition: 'IsTest' }] }, true],
    ['Fn::Not', { 'Fn::Not': [{ Condition: 'IsTest' }] }, true],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Cidr', { Ref: 'AWS::Region' }, 'block'] }, '52.19.239.192/27'],
    ['Fn::FindInMap with a default', { 'Fn::FindInMap': ['Cidr', 'x', 'y', { DefaultValue: 'none' }] }, 'none'],
    ['Fn::ImportValue', { 'Fn::ImportValue': 'Name' }, 'imported Name'],
    ['Fn::GetStackOutput', { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'Arn' } }, 'Other/Arn'],
    ['Fn::Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
    ['Fn::ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Stream' } } }, '{"a":"logs"}'],
    ['Fn::Length', { 'Fn::Length': [1, 2, 3] }, 3],
    ['AWS::NoValue in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['AWS::NoValue in a list', [{ Ref: 'AWS::NoValue' }, 1], [1]],
    ['an object with two keys, one of them like a function', { Ref: 'Stream', Other: 1 }, { Ref: 'Stream', Other: 1 }],
  ])('gives the value of %s', (_, expression, expected) => {
    expect(resolve(expression, scope)).toEqual(expected);
  });

  test.each<[unknown, string]>([
    [{ 'Fn::Transform': {} }, 'the sandbox does not know the intrinsic function Fn::Transform'],
    [{ 'Fn::FindInMap': ['Cidr', 'x', 'y'] }, 'the mapping Cidr has no entry x, y'],
    [
      { 'Fn::FindInMap': ['constructor', 'constructor', 'name'] },
      'the mapping constructor has no entry constructor, name',
    ],
    [{ 'Fn::Select': [2, ['a', 'b']] }, 'Fn::Select index must be from 0 to 1, got 2'],
    [{ 'Fn::Join': ['-', 'text'] }, 'Fn::Join must have a list, got "text"'],
  ])('refuses %j', (expression, message) => {
    expect(() => resolve(expression, scope)).toThrow(new Error(message));
  });

  test('refuses a template nested without end', () => {
    let nested: unknown = 1;
    for (let i = 0; i < 300; i++) nested = [nested];
    expect(() => resolve(nested, scope)).toThrow('the template is nested deeper than 256 levels');
  });

  test('reads a text of unfinished references once', () => {
    const text = '${'.repeat(50_000);
    const start = process.cpuUsage().user;
    expect(resolve({ 'Fn::Sub': text }, scope)).toBe(text);
    expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
  });

  test('takes a key __proto__ for data, and drops it', () => {
    const value = resolve(JSON.parse('{"a":{"__proto__":{"polluted":true},"b":1}}'), scope);
    expect(value).toEqual({ a: { b: 1 } });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
