import type { PolicyViolation } from 'aws-cdk-lib/core';
import { auditTemplate, type TemplateFinding } from './audit-template';
import type { Controls, Rule } from './rule';
import { isAtLeast, type Severity } from './severity';
import type { SynthesizedTemplate } from './synthesized-templates';

const OUTSIDE_PROPERTIES = ['Condition', 'DeletionPolicy', 'DependsOn', 'Metadata', 'UpdateReplacePolicy'];

/**
 * What the rules find in a template, as CDK reports it. Acknowledged findings are left in: CDK takes them out, and keeps their reasons.
 * The severity is one that CDK knows: a report in which something is acknowledged fails by those alone.
 */
export function violationsIn(
  { file, ...source }: SynthesizedTemplate,
  rules: readonly Rule[],
  failOn: Severity,
): readonly PolicyViolation[] {
  return auditTemplate(source, rules).flatMap(({ rule, findings }) =>
    findings.map((finding) => ({
      ruleName: rule.id,
      description: descriptionOf(rule, finding),
      fix: rule.fix,
      severity: severityOf(rule, finding, failOn),
      ruleMetadata: { concern: rule.concern, severity: rule.severity, why: rule.why, ...controlsOf(rule.controls) },
      violatingResources: [
        { resourceLogicalId: finding.logicalId, templatePath: file, locations: [locationOf(finding)] },
      ],
    })),
  );
}

function severityOf({ severity }: Rule, { status }: TemplateFinding, failOn: Severity): string {
  if (status === 'manual') return 'info';
  return status === 'fail' && isAtLeast(severity, failOn) ? 'error' : 'warning';
}

function descriptionOf({ title }: Rule, { status, message, property, value }: TemplateFinding): string {
  const evidence = property === undefined || value === undefined ? '' : ` (${property}: ${JSON.stringify(value)})`;
  const doubt = status === 'unresolved' ? ': the template alone does not tell' : '';
  const detail = message === undefined ? '' : `: ${message}`;
  return `${title}${detail}${doubt}${evidence}`;
}

function locationOf({ property }: TemplateFinding): string {
  if (property === undefined) return 'Properties';
  return OUTSIDE_PROPERTIES.includes(property) ? property : `Properties.${property}`;
}

function controlsOf(controls: Controls): Record<string, string> {
  const entries = Object.entries(controls) as [string, readonly string[]][];
  return Object.fromEntries(entries.map(([standard, ids]) => [standard, ids.join(', ')]));
}
