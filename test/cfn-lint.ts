import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Whether this machine has cfn-lint. */
export const HAS_CFN_LINT = spawnSync('cfn-lint', ['--version']).status === 0;

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-southeast-2'];

/** What cfn-lint says of the templates of cloud assemblies in each of the Regions; nothing, where all is well. */
export function cfnLint(assemblies: readonly string[], ...ignoredChecks: string[]): string {
  const templates = assemblies.flatMap(templatesIn);
  const ignore = ignoredChecks.flatMap((check) => ['--ignore-checks', check]);
  const { stdout, stderr } = spawnSync('cfn-lint', ['--regions', ...REGIONS, ...ignore, '--', ...templates], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

function templatesIn(assembly: string): string[] {
  const names = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
  if (names.length === 0) throw new Error(`${assembly}: there must be a template, got none`);
  return names.map((name) => path.join(assembly, name));
}
