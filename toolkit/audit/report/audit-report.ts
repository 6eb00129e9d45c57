import type { RuleStatus } from '../../../lib/audit/audit-template';
import type { Concern, Controls } from '../../../lib/audit/rule';
import type { Severity } from '../../../lib/audit/severity';
import type { StackAudit } from '../audit-run';

/** What is told of an audit, whatever the format: the document that `--format json` prints. */
export interface AuditReport {
  readonly tool: { readonly name: string; readonly version: string };
  /** The day that acknowledgements were held against, such as `2027-01-31`. */
  readonly day: string;
  readonly failOn: Severity;
  readonly exitCode: number;
  readonly rules: readonly ReportedRule[];
  readonly stacks: readonly ReportedStack[];
  readonly findings: readonly ReportedFinding[];
  /** Findings of the baseline that are no longer there. */
  readonly vanished: readonly BaselineFinding[];
}

/** `change`: what a deployment does; `acknowledgement`: what has been acknowledged of the rest. */
export type ReportedConcern = Concern | 'change' | 'acknowledgement';

export interface ReportedRule {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly concern: ReportedConcern;
  readonly controls: Controls;
  /** The worst over all stacks. */
  readonly status: ReportedStatus;
}

export type ReportedStatus = RuleStatus | 'acknowledged';

export interface ReportedStack extends Omit<StackAudit, 'outcomes'> {
  readonly outcomes: readonly { readonly rule: string; readonly status: ReportedStatus }[];
}

/**
 * `open`: it counts; `known`: the baseline has it; `acknowledged`: somebody says it stands; `expired`: somebody said so
 * until a day that has passed.
 */
export const STATES = ['open', 'expired', 'known', 'acknowledged'] as const;
export type FindingState = (typeof STATES)[number];

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** `unresolved`: the template alone does not tell; `manual`: somebody has to look. */
  readonly status: 'fail' | 'unresolved' | 'manual';
  readonly state: FindingState;
  readonly fingerprint: string;
  readonly stack?: string;
  readonly logicalId?: string;
  readonly type?: string;
  /** The path of the construct, where the template tells it. */
  readonly path?: string;
  readonly file?: string;
  readonly line?: number;
  readonly property?: string;
  readonly value?: unknown;
  /** Of a change: what is deployed, and what would be. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly message?: string;
  readonly acknowledgement?: ReportedAcknowledgement;
}

export interface ReportedAcknowledgement {
  readonly reason: string;
  /** The path of the construct that acknowledges, where it is one. */
  readonly path?: string;
  readonly owner?: string;
  /** The last day it holds. */
  readonly expires?: string;
}

/** A finding of an earlier report. */
export type BaselineFinding = Pick<
  ReportedFinding,
  'rule' | 'severity' | 'title' | 'stack' | 'logicalId' | 'path' | 'fingerprint'
>;
