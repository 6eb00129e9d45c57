import type { ReportingDescriptor } from 'sarif';
import type { Severity } from '../../../../lib/audit/severity';
import type { ReportedRule } from '../audit-report';
import { controlsOf } from '../finding-text';

/** The level of SARIF, which knows three. */
export const LEVELS = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const;

/** Where GitHub draws the lines between critical, high, medium and low: it reads the middle of each range. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

/** Declares a rule, so that a consumer can close what it no longer finds. */
export function sarifRule(rule: ReportedRule): ReportingDescriptor {
  const { id, title, why, fix, severity, concern, controls, status } = rule;
  const standards = controlsOf(controls).flatMap(({ standard, ids }) => ids.map((control) => `${standard} ${control}`));
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}: ${why}` },
    help: { text: helpText(why, fix, standards) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [concern, ...standards],
      ...(concern === 'security' && { 'security-severity': SECURITY_SEVERITIES[severity] }),
      severity,
      status,
      controls,
    },
  };
}

function helpText(why: string, fix: string, standards: readonly string[]): string {
  const lines = [`Why: ${why}`, `Fix: ${fix}`];
  return [...lines, ...(standards.length === 0 ? [] : [`Asked for by: ${standards.join(', ')}`])].join('\n');
}
