import type { Acknowledgement, AuditFinding, ConstructAcknowledgement } from '../audit-run';
import type { AuditedStack } from '../audited-stack';

/** The name of the validation plugin that has the rules of the audit. */
const PLUGIN = 'StreamingChecks::';

/** The acknowledgement of a rule by a construct, or else by the nearest construct around it. */
export function acknowledgementOf(
  { acknowledgements = [] }: AuditedStack,
  rule: string,
  path: string | undefined,
): Acknowledgement | undefined {
  const around = acknowledgements.filter((each) => each.rule === PLUGIN + rule && contains(each.path, path));
  const nearest = around.reduce((near, each) => (each.path.length >= near.path.length ? each : near), {
    path: '',
    reason: '',
  });
  return around.length === 0 ? undefined : { reason: nearest.reason, path: nearest.path };
}

/** What a stack acknowledges of the rules of the audit, and whether any of it is of use. */
export function acknowledgementsOf(
  stack: AuditedStack,
  findings: readonly AuditFinding[],
): readonly ConstructAcknowledgement[] {
  const own = (stack.acknowledgements ?? []).filter(({ rule }) => rule.startsWith(PLUGIN));
  return own.map(({ rule, reason, path }) => {
    const id = rule.slice(PLUGIN.length);
    const isUsed = findings.some(
      (finding) => finding.stack === stack.stackName && finding.rule === id && finding.acknowledgement?.path === path,
    );
    return { stack: stack.stackName, rule: id, reason, path, isUsed };
  });
}

function contains(around: string, path: string | undefined): boolean {
  return path !== undefined && `${path}/`.startsWith(`${around}/`);
}
