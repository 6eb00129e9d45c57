import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { expressionOf, type Value } from '../../expressions/value';
import { identityPolicyPaths, isPermissionsBoundary } from '../../reading/policies';
import { summaryOf } from '../../reading/statement-summary';
import { type Statement, statementsOf } from '../../reading/statements';
import type { Problem, Rule } from '../../rule';

/** Judges a statement that allows something. */
type Judge = (statement: Statement) => boolean;

/** The check that the policy at a path allows nothing in a statement of a kind. */
export function forbidsStatements(path: string, isForbidden: Judge): Rule['check'] {
  return (resource) => forbiddenAt(resource, path, isForbidden);
}

/** The check that an identity policy allows nothing in a statement of a kind. */
export function forbidsGrants(isForbidden: Judge): Rule['check'] {
  return (resource: AuditedResource, template: AuditedTemplate) => {
    if (isPermissionsBoundary(resource, template)) return [];
    return identityPolicyPaths(resource).flatMap((path) => forbiddenAt(resource, path, isForbidden));
  };
}

function forbiddenAt(resource: AuditedResource, property: string, isForbidden: Judge): readonly Problem[] {
  return resource.values(property).flatMap((value) => forbiddenIn(value, property, isForbidden));
}

function forbiddenIn(value: Value, property: string, isForbidden: Judge): readonly Problem[] {
  const document = expressionOf(value);
  const statements = statementsOf(document);
  if (value.kind === 'unresolved' && statements.length === 0) return [{ property, value: document, unresolved: true }];
  const allowing = statements.filter(({ effect }) => effect === 'Allow');
  return allowing.filter(isForbidden).map((statement) => ({ property, value: summaryOf(statement) }));
}
