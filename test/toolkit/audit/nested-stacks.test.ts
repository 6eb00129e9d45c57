import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AuditedStack } from '../../../toolkit/audit/audited-stack';
import { withNestedStacks } from '../../../toolkit/audit/nested-stacks';
import type { Template } from '../../../toolkit/sandbox/assembly/template';

const STREAM: Template = { Resources: { Stream: { Type: 'AWS::Kinesis::Stream' } } };

function nesting(name: string, construct = 'App/Inner'): Template {
  const inner = path.posix.basename(construct);
  const Metadata = {
    'aws:asset:path': name,
    'aws:cdk:path': `${construct}.NestedStack/${inner}.NestedStackResource`,
  };
  return { Resources: { Nested: { Type: 'AWS::CloudFormation::Stack', Metadata } } };
}

describe('withNestedStacks', () => {
  let folder: string;
  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'nested-stacks-')), 'cdk.out');
    mkdirSync(folder);
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

  function write(name: string, template: Template): void {
    writeFileSync(path.join(folder, name), JSON.stringify(template));
  }

  function outer(template: Template): AuditedStack {
    return { stackName: 'App', region: 'eu-west-1', template, file: path.join(folder, 'App.template.json') };
  }

  test('leaves a stack alone that has none', () => {
    const stack = outer(STREAM);
    expect(withNestedStacks(stack)).toEqual([stack]);
  });

  test('adds stacks in stacks, each with the file of its template', () => {
    write('inner.json', nesting('innermost.json', 'App/Inner/Innermost'));
    write('innermost.json', STREAM);
    const [, inner, innermost] = withNestedStacks(outer(nesting('inner.json')));
    expect(inner).toMatchObject({
      stackName: 'App/Nested',
      region: 'eu-west-1',
      file: path.join(folder, 'inner.json'),
    });
    expect(innermost).toMatchObject({ stackName: 'App/Nested/Nested', template: STREAM });
  });

  test('gives each stack the acknowledgements made in it', () => {
    write('inner.json', STREAM);
    const acknowledged = (place: string) => ({ rule: 'StreamingChecks::stream-tags', reason: 'a trial', path: place });
    const all = [acknowledged('App/Stream'), acknowledged('App/Inner/Stream'), acknowledged('App/InnerCircle')];
    const stacks = withNestedStacks({ ...outer(nesting('inner.json')), acknowledgements: all });
    expect(stacks.map(({ acknowledgements }) => acknowledgements)).toEqual([[all[0], all[2]], [all[1]]]);
  });

  test('says what is wrong with the template of a nested stack', () => {
    writeFileSync(path.join(folder, 'inner.json'), '{');
    expect(() => withNestedStacks(outer(nesting('inner.json')))).toThrow(
      /^\S+inner\.json: the template cannot be read: /,
    );
  });

  test('hands on what is acknowledged around a nested stack', () => {
    write('inner.json', STREAM);
    const around = ['App', 'App/Inner', 'App/In'].map((place) => ({
      rule: 'StreamingChecks::x',
      reason: 'y',
      path: place,
    }));
    const [, inner] = withNestedStacks({ ...outer(nesting('inner.json')), acknowledgements: around });
    expect(inner).toMatchObject({ around: [around[0]], acknowledgements: [around[1]] });
  });

  test('has none for a template by its URL', () => {
    const template = { Resources: { Nested: { Type: 'AWS::CloudFormation::Stack' } } };
    expect(withNestedStacks(outer(template))).toHaveLength(1);
  });

  test.each([
    ['is not there', 'missing.json', 'there is no template missing.json of a nested stack'],
    ['lies outside', '../secret.json', '../secret.json, the template of a nested stack, lies outside of '],
    ['is a link to the outside', 'link.json', 'link.json, the template of a nested stack, lies outside of '],
    ['nests itself', 'App.template.json', 'stacks are nested deeper than 20 levels'],
  ])('refuses a template that %s', (_, name, message) => {
    writeFileSync(path.join(folder, '../secret.json'), '{}');
    symlinkSync('../secret.json', path.join(folder, 'link.json'));
    const stack = outer(nesting(name));
    write('App.template.json', stack.template);
    expect(() => withNestedStacks(stack)).toThrow(`${stack.file}: ${message}`);
  });
});
