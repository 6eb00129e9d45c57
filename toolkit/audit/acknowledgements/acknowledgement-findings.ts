import { fingerprintOf } from '../../../lib/audit/fingerprint';
import type { AuditFinding, ConstructAcknowledgement } from '../audit-run';
import type { ReportedFinding } from '../report/audit-report';
import type { FileAcknowledgement } from './acknowledgement-file';
import { EXPIRED_ACKNOWLEDGEMENT, UNUSED_ACKNOWLEDGEMENT } from './acknowledgement-rules';
import { acknowledges, isExpired } from './matching';

/** Acknowledgements of one file, and what they are held against. */
export interface AcknowledgementContext {
  readonly file?: string;
  readonly entries: readonly FileAcknowledgement[];
  readonly day: string;
  /** Whether a rule was not asked, which leaves open whether its acknowledgements are of use. */
  readonly isLeftOut: (rule: string) => boolean;
}

/** What is wrong with acknowledgements themselves. */
export function acknowledgementFindings(
  context: AcknowledgementContext,
  findings: readonly AuditFinding[],
  ofConstructs: readonly ConstructAcknowledgement[],
): ReportedFinding[] {
  return [
    ...context.entries.flatMap((entry) => ofEntry(entry, context, findings)),
    ...ofConstructs.filter(({ isUsed, rule }) => !isUsed && !context.isLeftOut(rule)).map(ofConstruct),
  ];
}

function ofEntry(
  entry: FileAcknowledgement,
  { file, day, isLeftOut }: AcknowledgementContext,
  findings: readonly AuditFinding[],
): ReportedFinding[] {
  const { rule, resource, owner, expires } = entry;
  if (isLeftOut(rule)) return [];
  const place = { file, path: resource, property: undefined, state: 'open', status: 'fail' } as const;
  if (isExpired(entry, day)) {
    const message = `${rule}: ${owner} acknowledged it until ${expires}`;
    return [{ ...described(EXPIRED_ACKNOWLEDGEMENT, rule, resource), ...place, message }];
  }
  if (findings.some((finding) => acknowledges(entry, finding))) return [];
  const message = `${rule}: nothing is found there (${owner})`;
  return [{ ...described(UNUSED_ACKNOWLEDGEMENT, rule, resource), ...place, message }];
}

function ofConstruct({ stack, rule, path, reason }: ConstructAcknowledgement): ReportedFinding {
  const message = `${rule}: nothing is found there (${reason})`;
  return {
    ...described(UNUSED_ACKNOWLEDGEMENT, stack, rule, path),
    stack,
    path,
    state: 'open',
    status: 'fail',
    message,
  };
}

function described(rule: typeof UNUSED_ACKNOWLEDGEMENT, ...place: readonly string[]) {
  const { id, severity, title, why, fix } = rule;
  return { rule: id, severity, title, why, fix, fingerprint: fingerprintOf(id, ...place) };
}
