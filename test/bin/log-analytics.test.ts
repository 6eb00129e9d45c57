import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { context } from '../../cdk.json';

const ROOT = path.join(__dirname, '../..');
const folders: string[] = [];

/** Runs the app as the CDK CLI does, without the use of anything that is deprecated; returns its cloud assembly. */
function synthesize(): string {
  const assembly = mkdtempSync(path.join(tmpdir(), 'log-analytics-'));
  folders.push(assembly);
  const env = { CDK_OUTDIR: assembly, CDK_CONTEXT_JSON: JSON.stringify(context), JSII_DEPRECATED: 'fail' };
  execFileSync(process.execPath, ['--import', 'tsx', 'bin/log-analytics.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'pipe',
  });
  return assembly;
}

function filesOf(assembly: string): Record<string, string> {
  const names = readdirSync(assembly, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(path.join(assembly, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(assembly, name), 'utf8')]));
}

function templateOf(assembly: string): { readonly Resources: Record<string, { readonly Type: string }> } {
  return JSON.parse(readFileSync(path.join(assembly, 'LogAnalytics.template.json'), 'utf8'));
}

describe('bin/log-analytics', () => {
  const first = synthesize();
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  test('matches its snapshot', () => {
    expect(templateOf(first)).toMatchSnapshot();
  });

  test('is the same, byte for byte, at each synthesis', () => {
    expect(filesOf(synthesize())).toEqual(filesOf(first));
  });

  test('keeps what cannot be made again when the stack goes', () => {
    const kept = Object.values(templateOf(first).Resources).filter(
      (resource) => (resource as { DeletionPolicy?: string }).DeletionPolicy === 'Retain',
    );
    const types = new Set(kept.map(({ Type }) => Type));
    expect([...types]).toEqual(
      expect.arrayContaining([
        'AWS::KMS::Key',
        'AWS::Kinesis::Stream',
        'AWS::S3::Bucket',
        'AWS::RedshiftServerless::Namespace',
        'AWS::SecretsManager::Secret',
      ]),
    );
  });
});
