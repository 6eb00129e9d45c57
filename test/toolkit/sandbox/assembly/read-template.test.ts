import { readTemplate } from '../../../../toolkit/sandbox/assembly/read-template';
import { UnreadableInput } from '../../../../toolkit/sandbox/kernel/unreadable-input';

const PARAMETER_VALUE = 'text of at most 4096 bytes, a number or a boolean';
const BUCKET = { Type: 'AWS::S3::Bucket' };

function cyclic(): object {
  const resources: Record<string, unknown> = {};
  resources.Again = resources;
  return { Resources: resources };
}

function nested(depth: number): object {
  let value: object = {};
  for (let i = 0; i < depth; i++) value = { value };
  return value;
}

describe('readTemplate', () => {
  test('takes what JSON holds of a template', () => {
    const given = { Resources: { Bucket: { ...BUCKET, Properties: { BucketName: undefined, Tags: [] } } } };
    expect(readTemplate('template', given)).toStrictEqual({
      Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { Tags: [] } } },
    });
  });

  test('takes types of every shape that CloudFormation knows', () => {
    const Resources = { A: { Type: 'Custom::Load_table@v-1' }, B: { Type: 'Alexa::ASK::Skill' }, C: BUCKET };
    expect(readTemplate('template', { Resources }).Resources).toEqual(Resources);
  });

  test('takes values as deep as is allowed', () => {
    const given = { Resources: {}, Metadata: nested(198) };
    expect(readTemplate('template', given)).toEqual(given);
  });

  test.each<[string, unknown, string]>([
    ['text', 'text', 'template: Resources must be an object, got "text"'],
    ['nothing', undefined, 'template: Resources must be an object, got null'],
    ['an object of another kind', { template: {} }, 'template: Resources must be an object, got undefined'],
    ['a list of resources', { Resources: [] }, 'template: Resources must be an object, got []'],
    [
      'a logical id with terminal controls',
      { Resources: { '\u001b[31m': BUCKET } },
      'template: a logical id must be 1 to 255 letters and digits, got "\\u001b[31m"',
    ],
    [
      'a logical id that every object has',
      JSON.parse('{"Resources":{"__proto__":{}}}'),
      'template: no key can be __proto__',
    ],
    [
      'a parameter longer than CloudFormation admits',
      { Parameters: { Zones: { Default: 'é'.repeat(2_049) } }, Resources: {} },
      `template: parameter "Zones": a value must be ${PARAMETER_VALUE}, got "${'é'.repeat(79)}...`,
    ],
    [
      'a parameter of no text',
      { Parameters: { Zone: { AllowedValues: ['a', { toString: 1 }] } }, Resources: {} },
      `template: parameter "Zone": a value must be ${PARAMETER_VALUE}, got {"toString":1}`,
    ],
    [
      'values of a parameter in no list',
      { Parameters: { Zone: { AllowedValues: { length: 1 } } }, Resources: {} },
      'template: parameter "Zone": AllowedValues must be a list, got {"length":1}',
    ],
    [
      'a parameter that is none',
      { Parameters: { Zone: null }, Resources: {} },
      'template: parameter "Zone" must be an object, got null',
    ],
    ['a resource that is none', { Resources: { A: null } }, 'template/A: a resource must be an object, got null'],
    ['no type', { Resources: { A: {} } }, 'template/A: Type must be a resource type, got undefined'],
    [
      'a type with markup',
      { Resources: { A: { Type: `AWS::${'<b>'.repeat(100)}` } } },
      `template/A: Type must be a resource type, got ${`"AWS::${'<b>'.repeat(100)}`.slice(0, 80)}...`,
    ],
    [
      'properties in a list',
      { Resources: { A: { ...BUCKET, Properties: ['x'] } } },
      'template/A: Properties must be an object, got ["x"]',
    ],
    ['a cycle', cyclic(), 'template: the template cannot be read as JSON: Converting circular structure to JSON'],
    [
      'a key that every object has, in a resource',
      JSON.parse('{"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"x":[{"__proto__":{}}]}}}}'),
      'template: no key can be __proto__',
    ],
    [
      'values nested deeper than AWS takes them',
      { Resources: {}, Metadata: nested(200) },
      'template: the template must be nested at most 200 levels deep, got more',
    ],
    [
      'more resources than any stack has',
      { Resources: Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`A${i}`, BUCKET])) },
      'template: Resources must be at most 2000, got 2001',
    ],
    ['no end', nested(50_000), 'template: the template cannot be read as JSON: Maximum call stack size exceeded'],
  ])('refuses %s', (_, template, message) => {
    expect(() => readTemplate('template', template)).toThrow(new UnreadableInput(message));
  });
});
