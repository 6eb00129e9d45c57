import type { AuditFinding } from '../audit-run';

/** A finding of a template or of a change, before anybody's acknowledgements are looked at. */
export interface FoundFinding extends AuditFinding {
  readonly before?: unknown;
  readonly after?: unknown;
}
