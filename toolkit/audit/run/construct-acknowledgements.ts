import type { Acknowledgement, AuditFinding, ConstructAcknowledgement } from '../audit-run';
import type { AuditedStack } from '../audited-stack';

/** The name of the validation plugin that has the rules of the audit. */
const PLUGIN = 'StreamingChecks::';

/** The reasons that constructs give, by rule and path. */
type Reasons = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What the constructs of a stack acknowledge of the rules of the audit. */
export class ConstructAcknowledgements {
  private readonly reasons: Reasons;

  constructor(private readonly stack: AuditedStack) {
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

  /** All of them, and whether any finding of the stack is acknowledged by each. */
  heldAgainst(findings: readonly AuditFinding[]): readonly ConstructAcknowledgement[] {
    const { stackName, acknowledgements = [] } = this.stack;
    const uses = new Set(findings.map(({ rule, acknowledgement }) => `${rule} ${acknowledgement?.path}`));
    const own = acknowledgements.filter(({ rule }) => rule.startsWith(PLUGIN));
    return own.map(({ rule, reason, path }) => {
      const id = rule.slice(PLUGIN.length);
      return { stack: stackName, rule: id, reason, path, isUsed: uses.has(`${id} ${path}`) };
    });
  }
}

function reasonsOf({ acknowledgements = [] }: AuditedStack): Reasons {
  const reasons = new Map<string, Map<string, string>>();
  for (const { rule, reason, path } of acknowledgements) {
    if (!rule.startsWith(PLUGIN)) continue;
    const id = rule.slice(PLUGIN.length);
    const ofRule = reasons.get(id) ?? new Map<string, string>();
    reasons.set(id, ofRule.set(path, reason));
  }
  return reasons;
}
