import { SEVERITIES } from '../../../lib/audit/severity';
import { acknowledgementFindings } from '../acknowledgements/acknowledgement-findings';
import type { AuditRun } from '../audit-run';
import { knownFingerprints } from '../baseline/compare-baseline';
import type { ReportedFinding } from './audit-report';
import { FindingPlaces } from './finding-places';
import { standingOf } from './finding-states';
import type { FoundFinding } from './found-finding';
import type { ReportSettings } from './report-settings';

/** Findings with their places and with what has been said of them, and what is wrong with that; the worst first. */
export function reportedFindings(
  found: readonly FoundFinding[],
  { stacks, acknowledgements }: AuditRun,
  settings: ReportSettings,
  isLeftOut: (rule: string) => boolean,
): ReportedFinding[] {
  const { day, baseline = [], acknowledgements: { file, entries } = { entries: [] } } = settings;
  const places = new FindingPlaces(stacks);
  const standings = { entries, day, known: knownFingerprints(baseline) };
  const findings = found.map(({ acknowledgement, ...finding }) => ({
    ...finding,
    ...places.of(finding.stack, finding.logicalId),
    ...standingOf({ ...finding, acknowledgement }, standings),
  }));
  const ofAcknowledgements = acknowledgementFindings({ file, entries, day, isLeftOut }, found, acknowledgements);
  return bySeverity([...findings, ...ofAcknowledgements]);
}

function bySeverity(findings: readonly ReportedFinding[]): ReportedFinding[] {
  const rank = ({ severity }: ReportedFinding) => SEVERITIES.indexOf(severity);
  return [...findings].sort((one, other) => rank(one) - rank(other));
}
