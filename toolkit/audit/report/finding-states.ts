import type { FileAcknowledgement } from '../acknowledgements/acknowledgement-file';
import { acknowledges, isExpired } from '../acknowledgements/matching';
import type { FindingState, ReportedAcknowledgement } from './audit-report';
import type { FoundFinding } from './found-finding';

export interface Standing {
  readonly state: FindingState;
  readonly acknowledgement?: ReportedAcknowledgement;
}

/** What is held against findings. */
export interface Standings {
  readonly entries: readonly FileAcknowledgement[];
  readonly day: string;
  /** Fingerprints of the baseline. */
  readonly known: ReadonlySet<string>;
}

/** Where a finding stands: a construct that acknowledges it goes first, then the file, then the baseline. */
export function standingOf(finding: FoundFinding, { entries, day, known }: Standings): Standing {
  if (finding.acknowledgement !== undefined) {
    return { state: 'acknowledged', acknowledgement: finding.acknowledgement };
  }
  const matching = entries.filter((entry) => acknowledges(entry, finding));
  const entry = matching.find((each) => !isExpired(each, day)) ?? matching[0];
  if (entry === undefined) return { state: known.has(finding.fingerprint) ? 'known' : 'open' };
  const { reason, owner, expires } = entry;
  return { state: isExpired(entry, day) ? 'expired' : 'acknowledged', acknowledgement: { reason, owner, expires } };
}
