import type { AuditReport } from './audit-report';

/** The whole report, for programs and as the baseline of the next audit. */
export function jsonReport(report: AuditReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
