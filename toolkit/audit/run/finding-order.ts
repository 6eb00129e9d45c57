import { SEVERITIES } from '../../../lib/audit/severity';
import type { AuditFinding } from '../audit-run';

/** The worst first; then by stack, rule, resource and property, in the order of their characters wherever this runs. */
export function inOrder(findings: readonly AuditFinding[]): readonly AuditFinding[] {
  return [...findings].sort(
    (one, other) => severityRank(one) - severityRank(other) || compare(placeOf(one), placeOf(other)),
  );
}

function severityRank({ severity }: AuditFinding): number {
  return SEVERITIES.indexOf(severity);
}

function placeOf({ stack, rule, logicalId, property = '', fingerprint }: AuditFinding): readonly string[] {
  return [stack, rule, logicalId, property, fingerprint];
}

function compare(one: readonly string[], other: readonly string[]): number {
  const index = one.findIndex((part, place) => part !== other[place]);
  if (index < 0) return 0;
  return (one[index] ?? '') < (other[index] ?? '') ? -1 : 1;
}
