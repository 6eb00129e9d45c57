import type { Severity } from '../../../lib/audit/severity';
import type { FileAcknowledgement } from '../acknowledgements/acknowledgement-file';
import type { RecordedFinding } from '../baseline/baseline-file';

/** What the findings of an audit are held against. */
export interface ReportSettings {
  /** The day by which acknowledgements expire, such as `2027-01-31`. */
  readonly day: string;
  readonly failOn: Severity;
  readonly acknowledgements?: { readonly file: string; readonly entries: readonly FileAcknowledgement[] };
  readonly baseline?: readonly RecordedFinding[];
}
