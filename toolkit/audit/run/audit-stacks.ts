import { auditTemplate, type RuleResult, worstOf } from '../../../lib/audit/audit-template';
import type { Rule } from '../../../lib/audit/rule';
import { RULES } from '../../../lib/audit/rules';
import { version } from '../../package.json';
import type { AuditFinding, AuditRun, RuleOutcome, StackAudit } from '../audit-run';
import { type AuditedStack, constructPath } from '../audited-stack';
import { acknowledgementsOf, ConstructAcknowledgements } from './construct-acknowledgements';
import { inOrder } from './finding-order';
import { templateSha256 } from './template-sha256';

/** Audits each template by every rule. */
export function auditStacks(stacks: readonly AuditedStack[], rules: readonly Rule[] = RULES): AuditRun {
  const audits = stacks.map((stack) => auditOf(stack, rules));
  const findings = inOrder(audits.flatMap((audit) => audit.findings));
  return {
    tool: { name: 'kinesis-pipelines', version },
    rules: rules.map(({ check, ...description }) => description),
    stacks: audits.map(({ stack }) => stack),
    findings,
    acknowledgements: acknowledgementsOf(stacks, findings),
  };
}

function auditOf(stack: AuditedStack, rules: readonly Rule[]) {
  const { stackName, file, template } = stack;
  const results = auditTemplate(stack, rules);
  const acknowledgements = new ConstructAcknowledgements(stack);
  const findings = new Map(results.map((result) => [result, findingsOf(result, stack, acknowledgements)]));
  const audit: StackAudit = {
    stackName,
    ...(file !== undefined && { file }),
    sha256: templateSha256(stack),
    resources: Object.keys(template.Resources ?? {}).length,
    outcomes: results.map((result) => outcomeOf(result, findings.get(result) ?? [])),
  };
  return { stack: audit, findings: [...findings.values()].flat() };
}

function outcomeOf({ rule, status }: RuleResult, findings: readonly AuditFinding[]): RuleOutcome {
  const open = findings.filter(({ acknowledgement }) => acknowledgement === undefined);
  return { rule: rule.id, status: open.length === findings.length ? status : (worstOf(open) ?? 'acknowledged') };
}

function findingsOf(
  { rule, findings }: RuleResult,
  stack: AuditedStack,
  acknowledgements: ConstructAcknowledgements,
): readonly AuditFinding[] {
  const { id, severity, title, why, fix } = rule;
  return findings.map((finding) => {
    const path = constructPath(stack, finding.logicalId);
    const acknowledgement = acknowledgements.of(id, path);
    return {
      rule: id,
      severity,
      title,
      why,
      fix,
      stack: stack.stackName,
      ...finding,
      ...(path !== undefined && { path }),
      ...(acknowledgement !== undefined && { acknowledgement }),
    };
  });
}
