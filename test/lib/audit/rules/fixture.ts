import type { RawTemplate } from '../../../../lib/audit/raw-template';
import type { Problem } from '../../../../lib/audit/rule';

/** A template in which a rule finds exactly these problems, by logical id. */
export interface FailingTemplate {
  readonly template: RawTemplate;
  readonly problems: Readonly<Record<string, readonly Problem[]>>;
}

/** What stands beside each rule, in a file of the rule's name. */
export interface Fixture {
  /** Templates in which the rule finds nothing. */
  readonly passing: readonly RawTemplate[];
  readonly failing: readonly FailingTemplate[];
  /** The rule looks only at what is there, so that no value of a property can be unresolved. */
  readonly presenceDecides?: true;
  /** The rule is about what no template tells, so that it knows no defect. */
  readonly deploymentDecides?: true;
}
