import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { context } from '../cdk.json';

const ROOT = path.join(__dirname, '..');

/** Runs an app as the CDK CLI does, and fails if it uses anything deprecated; returns the folder of its cloud assembly. */
export function synthesizeApp(app: string, env: Record<string, string> = {}): string {
  const assembly = mkdtempSync(path.join(tmpdir(), 'cdk.out-'));
  run([app], { CDK_OUTDIR: assembly, ...env });
  return assembly;
}

/** As above, several in one process, which loads and starts what they share once; returns a folder of a folder for each. */
export function synthesizeApps(apps: readonly string[], env: Record<string, string> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cdk.out-'));
  run([path.join(__dirname, 'synthesize-each.ts'), folder, ...apps], env);
  return folder;
}

function run(args: readonly string[], env: Record<string, string>): void {
  const settings = { CDK_CONTEXT_JSON: JSON.stringify(context), JSII_DEPRECATED: 'fail' };
  execFileSync(process.execPath, ['--import', 'tsx', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...settings, ...env },
    stdio: 'pipe',
  });
}

/** The text of each file of a cloud assembly, by its name. */
export function filesOf(assembly: string): Record<string, string> {
  const names = readdirSync(assembly, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(path.join(assembly, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(assembly, name), 'utf8')]));
}

interface TemplateText {
  readonly Resources: Record<string, { readonly Type: string; readonly DeletionPolicy?: string }>;
}

export function templateOf(assembly: string, stack: string): TemplateText {
  return JSON.parse(readFileSync(path.join(assembly, `${stack}.template.json`), 'utf8'));
}
