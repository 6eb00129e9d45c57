import type { Severity } from '../../../lib/audit/severity';
import type { ResourceChange } from './resource-change';

/** What a rule found in one change of a resource. */
export interface ChangeProblem {
  /** The property that changes, where it is one. */
  readonly property?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** What happens, where the title of the rule does not say it all. */
  readonly message?: string;
}

/** Looks for one kind of change that a deployment cannot undo, or that AWS refuses. */
export interface ChangeRule {
  /** Stable, in kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
  /** What to do instead. */
  readonly fix: string;
  check(change: ResourceChange): readonly ChangeProblem[];
}
