import type { AuditedResource } from './audited-resource';
import { AuditedTemplate } from './audited-template';
import { fingerprintOf } from './fingerprint';
import type { RawTemplate } from './raw-template';
import type { Problem, Rule } from './rule';
import { RULES } from './rules';

/** `unresolved`: the template alone does not tell; `manual`: somebody has to look. The worst first. */
const FINDING_STATUSES = ['fail', 'unresolved', 'manual'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];
export type RuleStatus = FindingStatus | 'pass' | 'not-applicable';

/** A template, and the stack it is of. */
export interface AuditSource {
  readonly stackName: string;
  readonly template: RawTemplate;
  /** Where the stack is deployed, where that is known. */
  readonly region?: string;
}

/** What one rule says about a template. */
export interface RuleResult {
  readonly rule: Rule;
  readonly status: RuleStatus;
  readonly findings: readonly TemplateFinding[];
}

export interface TemplateFinding {
  readonly status: FindingStatus;
  readonly logicalId: string;
  readonly type: string;
  readonly property?: string;
  readonly value?: unknown;
  readonly message?: string;
  readonly fingerprint: string;
}

/** What each rule says about a template, in the order of the rules and of the resources. */
export function auditTemplate(source: AuditSource, rules: readonly Rule[] = RULES): readonly RuleResult[] {
  const template = new AuditedTemplate(source.template, { region: source.region });
  return rules.map((rule) => resultOf(rule, template, source.stackName));
}

export function worstOf(findings: readonly { readonly status: FindingStatus }[]): FindingStatus | undefined {
  return FINDING_STATUSES.find((status) => findings.some((finding) => finding.status === status));
}

function resultOf(rule: Rule, template: AuditedTemplate, stackName: string): RuleResult {
  const resources = template.ofType(...rule.types);
  const findings = resources.flatMap((resource) => findingsIn(resource, rule, template, stackName));
  return { rule, status: worstOf(findings) ?? (resources.length === 0 ? 'not-applicable' : 'pass'), findings };
}

function findingsIn(
  resource: AuditedResource,
  rule: Rule,
  template: AuditedTemplate,
  stackName: string,
): readonly TemplateFinding[] {
  const { logicalId, type } = resource;
  const counts = new Map<string, number>();
  return distinct(problemsOf(rule, resource, template)).map(({ unresolved, manual, ...problem }) => {
    const { property = '' } = problem;
    const count = counts.get(property) ?? 0;
    counts.set(property, count + 1);
    const fingerprint = fingerprintOf(rule.id, stackName, logicalId, property, count);
    return { status: unresolved ? 'unresolved' : manual ? 'manual' : 'fail', logicalId, type, ...problem, fingerprint };
  });
}

/** A rule that fails over a resource tells nothing about it, which is not the same as finding nothing. */
function problemsOf(rule: Rule, resource: AuditedResource, template: AuditedTemplate): readonly Problem[] {
  try {
    return rule.check(resource, template);
  } catch (error) {
    return [{ message: `the rule cannot read this resource: ${(error as Error).message}`, unresolved: true }];
  }
}

/** Alternatives of a property can be wrong in the same way. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
