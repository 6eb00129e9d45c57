import type { Acknowledgement, AuditFinding, ConstructAcknowledgement } from '../audit-run';
import type { AuditedStack } from '../audited-stack';

/** The name of the validation plugin that has the rules of the audit. */
const PLUGIN = 'StreamingChecks::';

/** The reasons that constructs give, by rule and path. */
type Reasons = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What the constructs of a stack, and those around it, acknowledge of the rules of the audit. */
export class ConstructAcknowledgements {
  private readonly reasons: Reasons;

  constructor(stack: AuditedStack) {
    this.reasons = reasonsOf(stack);
  }

  /** The acknowledgement of a rule by a construct, or else by the nearest construct around it. */
  of(rule: string, path: string | undefined): Acknowledgement | undefined {
    const reasons = this.reasons.get(rule);
    if (reasons === undefined || path === undefined) return undefined;
    for (let around = path; ; around = around.slice(0, around.lastIndexOf('/'))) {
      const reason = reasons.get(around);
      if (reason !== undefined) return { reason, path: around };
      if (!around.includes('/')) return undefined;
    }
  }
}

/** All that constructs acknowledge, and whether any finding is acknowledged by it. */
export function acknowledgementsOf(
  stacks: readonly AuditedStack[],
  findings: readonly AuditFinding[],
): readonly ConstructAcknowledgement[] {
  const uses = new Set(findings.map(({ rule, acknowledgement }) => `${rule} ${acknowledgement?.path}`));
  return stacks.flatMap(({ stackName, acknowledgements = [] }) => {
    const own = acknowledgements.filter(({ rule }) => rule.startsWith(PLUGIN));
    return own.map(({ rule, reason, path }) => {
      const id = rule.slice(PLUGIN.length);
      return { stack: stackName, rule: id, reason, path, isUsed: uses.has(`${id} ${path}`) };
    });
  });
}

function reasonsOf({ acknowledgements = [], around = [] }: AuditedStack): Reasons {
  const reasons = new Map<string, Map<string, string>>();
  for (const { rule, reason, path } of [...around, ...acknowledgements]) {
    if (!rule.startsWith(PLUGIN)) continue;
    const id = rule.slice(PLUGIN.length);
    const ofRule = reasons.get(id) ?? new Map<string, string>();
    reasons.set(id, ofRule.set(path, reason));
  }
  return reasons;
}
