import { isAtLeast, type Severity } from '../../../lib/audit/severity';
import { EXPIRED_ACKNOWLEDGEMENT } from '../acknowledgements/acknowledgement-rules';
import type { ReportedFinding } from './audit-report';

export const EXIT_CODES = { clean: 0, findings: 1, expired: 3 } as const;

/** Nothing that somebody has to look at, and nothing that is known or acknowledged, fails an audit. */
export function exitCodeOf(findings: readonly ReportedFinding[], failOn: Severity): number {
  const open = findings.filter(({ state, status }) => state === 'open' && status !== 'manual');
  const [expired, others] = [true, false].map((is) =>
    open.filter(({ rule }) => (rule === EXPIRED_ACKNOWLEDGEMENT.id) === is),
  );
  if (others?.some(({ severity }) => isAtLeast(severity, failOn))) return EXIT_CODES.findings;
  return expired?.length ? EXIT_CODES.expired : EXIT_CODES.clean;
}
