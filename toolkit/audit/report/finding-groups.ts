import { grouped } from '../../../lib/audit/grouped';
import type { ReportedFinding, ReportedRule } from './audit-report';

/** Findings of one rule that stand alike: what they have in common is told once. */
export interface FindingGroup {
  readonly rule: ReportedRule;
  readonly qualification?: string;
  readonly findings: readonly ReportedFinding[];
}

/** In the order of the first of each. */
export function groupsOf(findings: readonly ReportedFinding[], rules: readonly ReportedRule[]): FindingGroup[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const groups = grouped(findings, (finding) => [`${finding.rule} ${qualificationOf(finding)}`]);
  return [...groups.values()].flatMap(([first, ...others]) => {
    const rule = first && known.get(first.rule);
    return rule === undefined || first === undefined
      ? []
      : { rule, qualification: qualificationOf(first), findings: [first, ...others] };
  });
}

/** What keeps a finding from being a plain failure. */
export function qualificationOf({ status, state }: ReportedFinding): string | undefined {
  if (state === 'expired') return 'no longer acknowledged';
  return { fail: undefined, unresolved: 'not resolved', manual: 'to be looked at' }[status];
}
