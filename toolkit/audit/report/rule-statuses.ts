import type { ReportedFinding, ReportedStatus } from './audit-report';

/** The worst first. */
export const STATUSES = ['fail', 'unresolved', 'manual', 'acknowledged', 'pass', 'not-applicable'] as const;

/** What a rule says in the end: what is acknowledged is no failure, but is no pass either. */
export function statusOf(findings: readonly ReportedFinding[], otherwise: ReportedStatus): ReportedStatus {
  if (findings.length === 0) return otherwise;
  return worst(findings.map(({ state, status }) => (state === 'acknowledged' ? 'acknowledged' : status)));
}

export function worst(statuses: readonly ReportedStatus[]): ReportedStatus {
  return STATUSES.find((status) => statuses.includes(status)) ?? 'not-applicable';
}
