import type { FindingStatus, RuleStatus } from '../../lib/audit/audit-template';
import type { Rule } from '../../lib/audit/rule';
import type { Finding } from './finding';

/** Everything that an audit of templates tells; the same for the same templates, whenever and wherever it runs. */
export interface AuditRun {
  readonly tool: { readonly name: string; readonly version: string };
  /** Every rule that was asked, whether or not it found something. */
  readonly rules: readonly RuleDescription[];
  readonly stacks: readonly StackAudit[];
  /** The worst first; then by stack, rule and resource. */
  readonly findings: readonly AuditFinding[];
  /** What the app acknowledged in its constructs. */
  readonly acknowledgements: readonly ConstructAcknowledgement[];
}

export type RuleDescription = Omit<Rule, 'check'>;

export interface StackAudit {
  readonly stackName: string;
  /** The file of the template, as it was asked for. */
  readonly file?: string;
  /** Of the file's bytes; without a file, of the template as JSON. */
  readonly sha256: string;
  readonly resources: number;
  /** One for each rule, in the order of the rules. */
  readonly outcomes: readonly RuleOutcome[];
}

export interface RuleOutcome {
  readonly rule: string;
  /** `acknowledged`: whatever was found is acknowledged. */
  readonly status: RuleStatus | 'acknowledged';
}

export interface AuditFinding extends Omit<Finding, 'before' | 'after'> {
  /** `unresolved`: the template alone does not tell; `manual`: somebody has to look. */
  readonly status: FindingStatus;
  /** What stands at the property. */
  readonly value?: unknown;
  /** The same for the same rule, stack, resource and property. */
  readonly fingerprint: string;
  readonly acknowledgement?: Acknowledgement;
}

export interface Acknowledgement {
  readonly reason: string;
  /** The path of the construct, where it is one that acknowledges. */
  readonly path?: string;
}

export interface ConstructAcknowledgement {
  readonly stack: string;
  readonly rule: string;
  readonly reason: string;
  readonly path: string;
  /** Whether it acknowledges anything. */
  readonly isUsed: boolean;
}
