import { SEVERITIES } from '../../../lib/audit/severity';
import type { Template } from '../../sandbox/assembly/template';
import { type AuditedStack, constructPath } from '../audited-stack';
import type { Finding } from '../finding';
import type { ChangeRule } from './change-rule';
import type { ResourceChange } from './resource-change';
import { CHANGE_RULES } from './rules';
import { templateChanges } from './template-changes';

/** What deploying a stack over its deployed template would destroy, or AWS would refuse; the worst first. */
export async function auditChanges(deployed: Template, stack: AuditedStack): Promise<Finding[]> {
  const changes = await templateChanges(deployed, stack.template);
  const places = { stackName: stack.stackName, paths: stack.paths, template: deployed };
  const findings = changes.flatMap((change) => CHANGE_RULES.flatMap((rule) => findingsOf(rule, change, places)));
  return findings.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function findingsOf(rule: ChangeRule, change: ResourceChange, stack: AuditedStack): Finding[] {
  const { id, severity, title, why, fix } = rule;
  const { logicalId, type } = change;
  const place = { stack: stack.stackName, logicalId, type, path: constructPath(stack, logicalId) };
  return rule.check(change).map((problem) => ({ rule: id, severity, title, why, fix, ...place, ...problem }));
}
