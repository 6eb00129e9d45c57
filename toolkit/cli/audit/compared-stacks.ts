import type { AuditedStack } from '../../audit/audited-stack';
import { auditChanges } from '../../audit/changes/audit-changes';
import type { Finding } from '../../audit/finding';
import { readStacks } from '../../audit/read-stack';
import type { ChangeAudit } from '../../audit/report/change-findings';
import { UsageError } from '../usage-error';

/** Audits what deploying stacks over those of another assembly, or over a template, would do. */
export async function auditAgainst(against: string, next: readonly AuditedStack[]): Promise<ChangeAudit> {
  const pairs = pairsOf(against, next);
  const findings: Finding[] = [];
  for (const [deployed, stack] of pairs) findings.push(...(await auditChanges(deployed.template, stack)));
  return { stacks: pairs.map(([, { stackName }]) => stackName), findings };
}

/** Each stack that is deployed already, with what would be deployed over it. */
function pairsOf(against: string, next: readonly AuditedStack[]): [AuditedStack, AuditedStack][] {
  const deployed = readStacks(against);
  const [only] = deployed;
  if (next.length === 1 && deployed.length === 1 && only !== undefined) return next.map((stack) => [only, stack]);
  const pairs = next.flatMap((stack): [AuditedStack, AuditedStack][] => {
    const same = deployed.find(({ stackName }) => stackName === stack.stackName);
    return same === undefined ? [] : [[same, stack]];
  });
  if (pairs.length > 0) return pairs;
  const names = next.map(({ stackName }) => stackName).join(', ');
  throw new UsageError(`--against ${against}: it holds no stack of ${names}; choose one with --stack`);
}
