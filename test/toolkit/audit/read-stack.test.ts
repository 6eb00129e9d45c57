import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readStacks } from '../../../toolkit/audit/read-stack';

const TEMPLATE = { Resources: { Stream: { Type: 'AWS::Kinesis::Stream', DeletionPolicy: 'Retain' } } };

describe('readStacks', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'read-stack-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function file(name: string, text: string): string {
    const place = path.join(folder, name);
    writeFileSync(place, text);
    return place;
  }

  test.each([
    ['a template of JSON', 'Shop.template.json', JSON.stringify(TEMPLATE)],
    ['what get-template prints of JSON', 'Shop.json', JSON.stringify({ StagesAvailable: [], TemplateBody: TEMPLATE })],
    [
      'what get-template prints of YAML',
      'Shop.json',
      JSON.stringify({ TemplateBody: 'Resources: {Stream: {Type: AWS::Kinesis::Stream, DeletionPolicy: Retain}}' }),
    ],
    [
      'a template of YAML',
      'Shop.yaml',
      'Resources:\n  Stream:\n    Type: AWS::Kinesis::Stream\n    DeletionPolicy: Retain\n',
    ],
  ])('reads %s', (_, name, text) => {
    expect(readStacks(file(name, text))).toEqual([{ stackName: 'Shop', template: TEMPLATE }]);
  });

  test('reads the short forms of intrinsic functions', () => {
    const text =
      'Resources:\n  M:\n    Type: AWS::X::Y\n    Properties:\n      A: !GetAtt S.Outputs.Arn\n      B: !Join ["-", [!Ref A, !Sub "${C}"]]\n';
    expect(readStacks(file('x.yml', text))[0]?.template.Resources?.M?.Properties).toEqual({
      A: { 'Fn::GetAtt': ['S', 'Outputs.Arn'] },
      B: { 'Fn::Join': ['-', [{ Ref: 'A' }, { 'Fn::Sub': '${C}' }]] },
    });
  });

  test.each([
    ['cut.json', '{"Resources":', /^\S+cut\.json: the template cannot be read: /],
    ['cut.yaml', 'Resources: {a', /^\S+cut\.yaml: the template cannot be read: /],
    [
      'alias.yaml',
      'A: &a [x]\nB: !Join [",", *a]',
      /^\S+alias\.yaml: the template cannot be read: an alias cannot stand in an intrinsic function, got \*a/,
    ],
    ['other.json', '{"a":1}', /^\S+other\.json: Resources must be an object, got undefined$/],
    ['text.yaml', 'hello', /^\S+text\.yaml: Resources must be an object, got "hello"$/],
  ])('names what is wrong with %s', (name, text, message) => {
    expect(() => readStacks(file(name, text))).toThrow(message);
  });

  test('names a file that is not there', () => {
    expect(() => readStacks('/nowhere.json')).toThrow('/nowhere.json: there is no such file or folder');
  });
});
