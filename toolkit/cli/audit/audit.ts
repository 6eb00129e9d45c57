import { isAtLeast } from '../../../lib/audit/severity';
import type { AuditedStack } from '../../audit/audited-stack';
import { auditChanges } from '../../audit/changes/audit-changes';
import type { Finding } from '../../audit/finding';
import { readStacks } from '../../audit/read-stack';
import type { Command, Terminal } from '../command';
import { UsageError } from '../usage-error';
import { AUDIT_USAGE, type AuditOptions, parseAuditOptions } from './audit-options';
import { findingsText } from './findings-text';

export const audit: Command = {
  summary: 'name what a deployment would destroy, or AWS would refuse',
  usage: AUDIT_USAGE,
  run: (args, terminal) => run(parseAuditOptions(args), terminal),
};

async function run(options: AuditOptions, { stdout }: Terminal): Promise<number> {
  const pairs = pairsOf(options);
  const findings: Finding[] = [];
  for (const [deployed, next] of pairs) findings.push(...(await auditChanges(deployed.template, next)));
  const stacks = pairs.map(([, { stackName }]) => stackName);
  stdout.write(
    options.format === 'json' ? `${JSON.stringify({ stacks, findings })}\n` : findingsText(stacks, findings),
  );
  return findings.some(({ severity }) => isAtLeast(severity, options.failOn)) ? 1 : 0;
}

/** Each stack that is deployed already, with what would be deployed over it. */
function pairsOf({ place, against, stacks }: AuditOptions): [AuditedStack, AuditedStack][] {
  const next = readStacks(place, stacks);
  const deployed = readStacks(against);
  const [only] = deployed;
  if (next.length === 1 && deployed.length === 1 && only !== undefined) return next.map((stack) => [only, stack]);
  const pairs = next.flatMap((stack): [AuditedStack, AuditedStack][] => {
    const same = deployed.find(({ stackName }) => stackName === stack.stackName);
    return same === undefined ? [] : [[same, stack]];
  });
  if (pairs.length > 0) return pairs;
  throw new UsageError(`--against ${against}: it holds no stack of ${names(next)}; choose one with --stack`);
}

function names(stacks: readonly AuditedStack[]): string {
  return stacks.map(({ stackName }) => stackName).join(', ');
}
