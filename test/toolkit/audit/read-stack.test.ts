import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

  function file(name: string, text: string | Buffer): string {
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
    const place = file(name, text);
    expect(readStacks(place)).toEqual([{ stackName: 'Shop', template: TEMPLATE, file: place }]);
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
    [
      'bomb.yaml',
      `a: &a [1, 1, 1]\n${[...'bcdefghij'].map((key, i) => `${key}: &${key} [${`*${'abcdefghij'[i]},`.repeat(9)}]`).join('\n')}`,
      /^\S+bomb\.yaml: the template cannot be read: Excessive alias count indicates a resource exhaustion attack$/,
    ],
    [
      'tag.yaml',
      'Resources: !Fetch x',
      /^\S+tag\.yaml: the template cannot be read: Unresolved tag: !Fetch at line 1$/,
    ],
    [
      'twice.yaml',
      'a: {b: 1, b: 2}',
      /^\S+twice\.yaml: the template cannot be read: a map must have each key once, got b twice$/,
    ],
    [
      'long.yaml',
      'a:\n'.padEnd(300_000, ' - b\n'),
      /^\S+long\.yaml: the template cannot be read: YAML must have at most 200000 tokens, got more$/,
    ],
    [
      'large.yaml',
      `a: ${' '.repeat(1024 * 1024)}`,
      /^\S+large\.yaml: the template cannot be read: YAML must be at most 1 MiB, got 1048579 characters$/,
    ],
    [
      'deep.yaml',
      `a: ${'['.repeat(300)}${']'.repeat(300)}`,
      /^\S+deep\.yaml: the template must be nested at most 200 levels deep, got more$/,
    ],
    [
      'deeper.yaml',
      '['.repeat(100_000),
      /^\S+deeper\.yaml: the template cannot be read: Maximum call stack size exceeded/,
    ],
    [
      'deep.json',
      `{"a":${'['.repeat(1_000_000)}`,
      /^\S+deep\.json: the template cannot be read: it must be nested at most 200 levels deep, got more$/,
    ],
    [
      'many.json',
      `{"a":[${'{},'.repeat(1_000_000)}]}`,
      /^\S+many\.json: the template cannot be read: it must hold at most 250000 values, got more$/,
    ],
    [
      'prototype.yaml',
      'Resources: {A: {Type: AWS::X::Y, Properties: {__proto__: {a: b}}}}',
      /^\S+prototype\.yaml: no key can be __proto__$/,
    ],
    [
      'large.json',
      `{"a":"${' '.repeat(4 * 1024 * 1024)}"}`,
      /^\S+large\.json: a file must be at most 4 MiB, got more$/,
    ],
    [
      'repeated.yaml',
      `a: &a [${'{x: y},'.repeat(3_000)}]\nb: [${'*a,'.repeat(99)}]\nResources: {}`,
      /^\S+repeated\.yaml: the template must hold at most 250000 values, got more$/,
    ],
    [
      'long-id.json',
      JSON.stringify({ Resources: { ['S'.repeat(256)]: TEMPLATE.Resources.Stream } }),
      /^\S+long-id\.json: a logical id must be 1 to 255 letters and digits, got "S{79}\.\.\.$/,
    ],
    ['wide.json', Buffer.from(JSON.stringify(TEMPLATE), 'utf16le'), /^\S+wide\.json: the template cannot be read: /],
    ['other.json', '{"a":1}', /^\S+other\.json: Resources must be an object, got undefined$/],
    ['text.yaml', 'hello', /^\S+text\.yaml: Resources must be an object, got "hello"$/],
  ])('names what is wrong with %s', (name, text, message) => {
    expect(() => readStacks(file(name, text))).toThrow(message);
  });

  test('reads no device', () => {
    expect(() => readStacks('/dev/zero')).toThrow('/dev/zero: it must be a file or a pipe');
  });

  test('names a link that leads to itself', () => {
    const link = path.join(folder, 'link.json');
    symlinkSync('link.json', link);
    expect(() => readStacks(link)).toThrow(
      `${link}: it cannot be read: ELOOP: too many symbolic links encountered, stat '${link}'`,
    );
  });

  test('waits a while only for somebody who writes to a pipe', () => {
    const pipe = path.join(folder, 'nobody');
    execFileSync('mkfifo', [pipe]);
    expect(() => readStacks(pipe)).toThrow(`${pipe}: nobody writes to this pipe`);
  });

  test('waits for whoever has opened a pipe, as long as they take', () => {
    const pipe = path.join(folder, 'slow');
    execFileSync('mkfifo', [pipe]);
    const source = file('slow.json', JSON.stringify(TEMPLATE));
    spawn('sh', ['-c', 'exec 3>"$1"; sleep 1.3; cat "$0" >&3', source, pipe], { stdio: 'ignore' }).unref();
    expect(readStacks(pipe)).toEqual([{ stackName: 'slow', template: TEMPLATE }]);
  });

  test('keeps what macros and loops make resources of', () => {
    const template = { Resources: { ...TEMPLATE.Resources, 'Fn::ForEach::Streams': ['Id', ['A'], {}] } };
    expect(readStacks(file('loop.json', JSON.stringify(template)))[0]?.template).toEqual(template);
  });

  describe('of an assembly', () => {
    function assembly(name: string, stacks: Readonly<Record<string, object>>, template: object = TEMPLATE): string {
      const place = path.join(folder, name);
      mkdirSync(place);
      const artifacts = Object.entries(stacks).map(([id, properties]) => [
        id,
        {
          type: 'aws:cloudformation:stack',
          environment: 'aws://unknown-account/unknown-region',
          properties: { templateFile: 'Any.template.json', ...properties },
        },
      ]);
      const manifest = { version: '36.0.0', artifacts: Object.fromEntries(artifacts) };
      writeFileSync(path.join(place, 'manifest.json'), JSON.stringify(manifest));
      writeFileSync(path.join(place, 'Any.template.json'), JSON.stringify(template));
      return place;
    }

    test('tells stacks of one name apart', () => {
      const place = assembly('regions', {
        ShopEurope: { stackName: 'Shop' },
        ShopUs: { stackName: 'Shop' },
        Other: {},
      });
      expect(readStacks(place).map(({ stackName }) => stackName)).toEqual(['Other', 'ShopEurope', 'ShopUs']);
    });

    test('keeps what macros make resources of', () => {
      const template = { Resources: { 'Fn::Transform': { Name: 'Mine' } } };
      expect(readStacks(assembly('macro', { Shop: {} }, template))[0]?.template).toEqual(template);
    });

    test('takes an empty template for a stack without resources', () => {
      expect(readStacks(assembly('empty', { Shop: {} }, {}))[0]?.template).toEqual({ Resources: {} });
    });

    test('ends where all stacks together have more resources than a report can hold', () => {
      const resources = Array.from({ length: 1_001 }, (_, i) => [`S${i}`, TEMPLATE.Resources.Stream]);
      const stacks = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`Stack${i}`, {}]));
      const place = assembly('many', stacks, { Resources: Object.fromEntries(resources) });
      expect(() => readStacks(place)).toThrow(
        `${place}: its stacks must have at most 10000 resources in all, got more; choose some with --stack`,
      );
      expect(readStacks(place, ['Stack1'])).toHaveLength(1);
    });
  });

  test('reads a pipe, which is no file to come back to', () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const source = file('piped.json', JSON.stringify(TEMPLATE));
    spawn('sh', ['-c', 'cat "$0" > "$1"', source, pipe], { stdio: 'ignore' }).unref();
    expect(readStacks(pipe)).toEqual([{ stackName: 'pipe', template: TEMPLATE }]);
  });

  test('reads a template with a byte order mark', () => {
    expect(readStacks(file('marked.json', `\uFEFF${JSON.stringify(TEMPLATE)}`))[0]?.template).toEqual(TEMPLATE);
  });

  test('names a file that is not there', () => {
    expect(() => readStacks('/nowhere.json')).toThrow('/nowhere.json: there is no such file or folder');
  });
});
