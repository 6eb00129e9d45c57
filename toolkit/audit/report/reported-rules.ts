import { grouped } from '../../../lib/audit/grouped';
import { ACKNOWLEDGEMENT_RULES } from '../acknowledgements/acknowledgement-rules';
import type { AuditRun, StackAudit } from '../audit-run';
import type { ReportedFinding, ReportedRule, ReportedStack, ReportedStatus } from './audit-report';
import { CHANGE_RULE_DESCRIPTIONS, type ChangeAudit } from './change-findings';
import { statusOf, worst } from './rule-statuses';

export type RuleText = Omit<ReportedRule, 'status'>;

/** Every rule that was asked, the audit's own rules about acknowledgements included. */
export function askedRules({ rules }: AuditRun, changes: ChangeAudit): readonly RuleText[] {
  const ofTemplates = rules.map(({ types, ...rule }) => rule);
  return [...ofTemplates, ...(changes.stacks.length > 0 ? CHANGE_RULE_DESCRIPTIONS : []), ...ACKNOWLEDGEMENT_RULES];
}

/**
 * What each rule says of a stack, after all acknowledgements.
 * @param findings those of the stack
 */
export function reportedStack(
  { outcomes, ...stack }: StackAudit,
  changes: ChangeAudit,
  findings: readonly ReportedFinding[] = [],
): ReportedStack {
  const byRule = grouped(findings, ({ rule }) => [rule]);
  const isCompared = changes.stacks.includes(stack.stackName);
  const ofChanges = isCompared ? CHANGE_RULE_DESCRIPTIONS.map(({ id }) => ({ rule: id, status: 'pass' as const })) : [];
  const all = [...outcomes, ...ofChanges].map(({ rule, status }) => ({
    rule,
    status: statusOf(byRule.get(rule) ?? [], status),
  }));
  return { ...stack, outcomes: all };
}

/** The worst that each rule says of any stack. */
export function reportedRules(
  rules: readonly RuleText[],
  stacks: readonly ReportedStack[],
  findings: readonly ReportedFinding[],
): ReportedRule[] {
  const statuses = new Map<string, ReportedStatus[]>();
  for (const { rule, status } of stacks.flatMap(({ outcomes }) => outcomes)) {
    statuses.set(rule, [...(statuses.get(rule) ?? []), status]);
  }
  return rules.map((rule) => ({ ...rule, status: worst(statuses.get(rule.id) ?? ownStatus(rule, findings)) }));
}

/** Acknowledgements are of no stack. */
function ownStatus({ id }: RuleText, findings: readonly ReportedFinding[]): ReportedStatus[] {
  return [findings.some(({ rule }) => rule === id) ? 'fail' : 'pass'];
}
