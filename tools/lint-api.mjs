// awslint over the public API. Two of its rules are for aws-cdk-lib's own modules: this library takes the L2 interfaces its users have,
// and its grants span several resources. awslint prints a line for each element a rule is not asked of; those are left out.
import { spawnSync } from 'node:child_process';

const NOT_ASKED = ['prefer-ref-interface:*', 'no-grants:*'];

const { status, stdout, stderr } = spawnSync('awslint', ['--exclude', ...NOT_ASKED], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const findings = `${stdout ?? ''}${stderr ?? ''}`
  .split('\n')
  .filter((line) => line !== '' && !line.includes('skipped: ['));
if (findings.length > 0) console.error(findings.join('\n'));
process.exitCode = status ?? 1;
