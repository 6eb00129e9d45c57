import type { Severity } from '../../lib/audit/severity';

/** One thing an auditor has to know. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** The path of the construct, where the template tells it. */
  readonly path?: string;
  readonly property?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly message?: string;
}
