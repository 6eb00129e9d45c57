import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Whether this machine has cfn-lint. */
export const HAS_CFN_LINT = spawnSync('cfn-lint', ['--version']).status === 0;

/** What cfn-lint says of the templates of a cloud assembly; nothing, where all is well. */
export function cfnLint(assembly: string, ...ignoredChecks: string[]): string {
  const names = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
  if (names.length === 0) throw new Error(`${assembly}: there must be a template, got none`);
  const templates = names.map((name) => path.join(assembly, name));
  const ignore = ignoredChecks.flatMap((check) => ['--ignore-checks', check]);
  const { stdout, stderr } = spawnSync('cfn-lint', [...ignore, '--', ...templates], { encoding: 'utf8' });
  return stdout + stderr;
}
