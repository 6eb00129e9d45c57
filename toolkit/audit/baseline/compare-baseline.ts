import type { BaselineFinding } from '../report/audit-report';
import type { RecordedFinding } from './baseline-file';

/** What was acknowledged then was never accepted as it is, so without its acknowledgement it counts as new. */
export function knownFingerprints(baseline: readonly RecordedFinding[]): ReadonlySet<string> {
  return new Set(baseline.filter(({ state }) => state !== 'acknowledged').map(({ fingerprint }) => fingerprint));
}

/** Findings of the baseline that are gone, of stacks and rules that were looked at now. */
export function vanishedFindings(
  baseline: readonly RecordedFinding[],
  findings: readonly { readonly fingerprint: string }[],
  isLookedAt: (finding: RecordedFinding) => boolean,
): BaselineFinding[] {
  const present = new Set(findings.map(({ fingerprint }) => fingerprint));
  const gone = baseline.filter((finding) => !present.has(finding.fingerprint) && isLookedAt(finding));
  return gone.map(({ rule, severity, title, stack, logicalId, path, fingerprint }) => ({
    ...{ rule, severity, title, stack, logicalId, path, fingerprint },
  }));
}
