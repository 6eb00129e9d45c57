import { SEVERITIES } from '../../../lib/audit/severity';
import type { AuditReport, ReportedFinding } from './audit-report';
import { inState, toBeLookedAt } from './finding-text';
import { STATUSES } from './rule-statuses';

/** Findings by where they stand, such as `3 findings (1 critical, 2 low), 4 acknowledged`. */
export function findingCounts(report: AuditReport): string {
  const open = inState(report, 'open');
  const counts: [number, string][] = [
    [inState(report, 'expired').length, 'no longer acknowledged'],
    [inState(report, 'known').length, 'known'],
    [report.findings.filter(({ state }) => state === 'acknowledged').length, 'acknowledged'],
    [toBeLookedAt(report).length, 'to be looked at'],
    [report.vanished.length, 'gone since the baseline'],
  ];
  const first = open.length === 0 ? 'no findings' : `${plural(open.length, 'finding')} (${severityCounts(open)})`;
  return [first, ...counts.filter(([count]) => count > 0).map(([count, text]) => `${count} ${text}`)].join(', ');
}

/** Rules by what they say, such as `80 rules: 60 pass, 20 not applicable`. */
export function ruleCounts({ rules }: AuditReport): string {
  const counts = STATUSES.map((status) => [rules.filter((rule) => rule.status === status).length, status] as const);
  const texts = counts.flatMap(([count, status]) => (count === 0 ? [] : `${count} ${status.replace('-', ' ')}`));
  return `${plural(rules.length, 'rule')}: ${texts.join(', ')}`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function severityCounts(findings: readonly ReportedFinding[]): string {
  const counts = SEVERITIES.map((severity) => [findings.filter((each) => each.severity === severity).length, severity]);
  return counts.flatMap(([count, severity]) => (count === 0 ? [] : `${count} ${severity}`)).join(', ');
}
