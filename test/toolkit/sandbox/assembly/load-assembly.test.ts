import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { loadAssembly } from '../../../../toolkit/sandbox/assembly/load-assembly';
import { temporaryFolder } from '../context';

function synthesize(): string {
  const outdir = join(temporaryFolder(), 'cdk.out');
  const app = new App({ outdir });
  const second = new Stack(app, 'Second', { env: { region: 'eu-west-1', account: '111111111111' } });
  const first = new Stack(app, 'First');
  second.addStackDependency(first);
  new lambda.Function(first, 'Function', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(join(__dirname, '..', 'kernel')),
  });
  app.synth();
  return outdir;
}

describe('loadAssembly', () => {
  test('gives the stacks in the order of deployment, with their places', () => {
    const { stacks } = loadAssembly(synthesize());
    expect(stacks.map(({ stackName, region, account }) => ({ stackName, region, account }))).toEqual([
      { stackName: 'First', region: undefined, account: undefined },
      { stackName: 'Second', region: 'eu-west-1', account: '111111111111' },
    ]);
  });

  test('finds the folder of each asset', () => {
    const { assets } = loadAssembly(synthesize());
    const folders = [...assets].filter(([key]) => key.endsWith('.zip')).map(([, folder]) => folder);
    expect(folders).toHaveLength(1);
    expect(existsSync(join(folders[0] as string, 'virtual-clock.test.ts'))).toBe(true);
  });

  test('knows the construct of each resource', () => {
    const [first] = loadAssembly(synthesize()).stacks;
    expect(Object.values(first?.paths ?? {})).toContain('First/Function/Resource');
  });

  test('takes only the stacks that are named', () => {
    expect(loadAssembly(synthesize(), ['Second']).stacks.map(({ stackName }) => stackName)).toEqual(['Second']);
  });

  test('names a stack that is not there', () => {
    const folder = synthesize();
    expect(() => loadAssembly(folder, ['Third'])).toThrow(
      `${folder}: there is no stack Third, there are: First, Second`,
    );
  });

  test('says when a folder is no assembly', () => {
    const folder = temporaryFolder();
    expect(() => loadAssembly(folder)).toThrow(
      `${folder}: no cloud assembly here (no manifest.json); write one with: npx cdk synth`,
    );
  });

  test('says when an assembly cannot be read', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'manifest.json'), '{"version":');
    expect(() => loadAssembly(folder)).toThrow(`${folder}: the cloud assembly cannot be read: `);
  });

  test('knows what constructs acknowledge', () => {
    const folder = synthesize();
    const metadata = { '/First/Function': [{ type: 'aws:cdk:acknowledged-rules', data: { 'Checks::rule': 'why' } }] };
    writeFileSync(join(folder, 'First.metadata.json'), JSON.stringify(metadata));
    expect(loadAssembly(folder, ['First']).stacks[0]?.acknowledgements).toEqual([
      { rule: 'Checks::rule', reason: 'why', path: 'First/Function' },
    ]);
  });

  test.each([
    ['{"/First":5}', 'metadata is not iterable'],
    ['{"/First":[null]}', "Cannot read properties of null (reading 'type')"],
  ])('refuses the metadata %s', (metadata, reason) => {
    const folder = synthesize();
    writeFileSync(join(folder, 'First.metadata.json'), metadata);
    expect(() => loadAssembly(folder)).toThrow(`${folder}: the cloud assembly cannot be read: ${reason}`);
  });

  test.each([
    ['null', 'First: Resources must be an object, got null'],
    ['{"Resources":[]}', 'First: Resources must be an object, got []'],
  ])('refuses the template %s', (template, message) => {
    const folder = synthesize();
    writeFileSync(join(folder, 'First.template.json'), template);
    expect(() => loadAssembly(folder)).toThrow(message);
  });
});
