import type { AuditedResource } from './audited-resource';
import type { AuditedTemplate } from './audited-template';
import type { Severity } from './severity';

/** What a rule protects against. */
export const CONCERNS = ['data-loss', 'security', 'cost', 'operability'] as const;
export type Concern = (typeof CONCERNS)[number];

/** Controls of standards that ask for the same, by the ids of the standards. */
export interface Controls {
  readonly securityHub?: readonly string[];
  readonly nist80053r5?: readonly string[];
  readonly pciDss?: readonly string[];
  readonly hipaa?: readonly string[];
  readonly wellArchitected?: readonly string[];
}

/** What a rule found in one resource. */
export interface Problem {
  readonly property?: string;
  /** What stands there. */
  readonly value?: unknown;
  /** What is wrong, where the title of the rule does not say it all. */
  readonly message?: string;
  /** The template alone does not tell: the value is only known when the stack is deployed. */
  readonly unresolved?: true;
  /** Somebody has to look; nothing is known to be wrong. */
  readonly manual?: true;
}

/** Looks for one defect of a template. */
export interface Rule {
  /** Stable, in kebab-case. */
  readonly id: string;
  readonly title: string;
  /** What happens then. */
  readonly why: string;
  readonly severity: Severity;
  /** What to do instead. */
  readonly fix: string;
  readonly controls: Controls;
  readonly concern: Concern;
  /** The types of resources it looks at; it does not apply to a template that has none of them. */
  readonly types: readonly string[];
  check(resource: AuditedResource, template: AuditedTemplate): readonly Problem[];
}
