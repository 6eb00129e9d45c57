import { fingerprintOf } from '../../../lib/audit/fingerprint';
import { CHANGE_RULES } from '../changes/rules';
import type { Finding } from '../finding';
import type { FoundFinding } from './found-finding';

/** What deploying would do to stacks that are deployed. */
export interface ChangeAudit {
  readonly stacks: readonly string[];
  readonly findings: readonly Finding[];
}

export const CHANGE_RULE_DESCRIPTIONS = CHANGE_RULES.map(({ check, ...rule }) => ({
  ...rule,
  concern: 'change' as const,
  controls: {},
}));

/** Findings of changes, as findings of templates are told. */
export function changeFindings({ findings }: ChangeAudit): FoundFinding[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, stack, logicalId, property = '' } = finding;
    const place = JSON.stringify([rule, stack, logicalId, property]);
    const count = counts.get(place) ?? 0;
    counts.set(place, count + 1);
    return { ...finding, status: 'fail', fingerprint: fingerprintOf(rule, stack, logicalId, property, count) };
  });
}
