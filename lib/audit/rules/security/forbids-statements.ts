import type { AuditedTemplate } from '../../audited-template';
import { expressionOf } from '../../expressions/value';
import { atWorst } from '../../reading/at-worst';
import { identityPolicyPaths, isPermissionsBoundary } from '../../reading/policies';
import { summaryOf } from '../../reading/statement-summary';
import { type Statement, statementsOf } from '../../reading/statements';
import type { Problem, Rule } from '../../rule';

/** Judges a statement that allows something. */
type Judge = (statement: Statement) => boolean;

/** The check that the policy at a path allows nothing in a statement of a kind. */
export function forbidsStatements(property: string, isForbidden: Judge): Rule['check'] {
  return (resource, template) =>
    resource.values(property).flatMap((value) => {
      const document = expressionOf(value);
      const statements = statementsOf(document);
      const isOpen = value.kind === 'unresolved' && statements.length === 0;
      if (isOpen) return [{ property, value: document, unresolved: true }];
      const problems = statements.flatMap((statement) => judged(statement, isForbidden, template));
      return problems.map((problem) => ({ property, ...problem }));
    });
}

/** The check that an identity policy allows nothing in a statement of a kind. */
export function forbidsGrants(isForbidden: Judge): Rule['check'] {
  return (resource, template) => {
    if (isPermissionsBoundary(resource, template)) return [];
    const paths = identityPolicyPaths(resource);
    return paths.flatMap((path) => forbidsStatements(path, isForbidden)(resource, template));
  };
}

function judged(statement: Statement, isForbidden: Judge, template: AuditedTemplate): readonly Problem[] {
  if (statement.effect !== 'Allow') return [];
  const value = summaryOf(statement);
  if (isForbidden(statement)) return [{ value }];
  return isForbidden(atWorst(statement, template)) ? [{ value, unresolved: true }] : [];
}
