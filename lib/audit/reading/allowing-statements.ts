import type { AuditedResource } from '../audited-resource';
import { expressionOf } from '../expressions/value';
import { matchesAction } from './actions';
import { type Statement, statementsOf } from './statements';

/** The statements of the policy at a path that allow one of these actions; what is all but a few actions may allow any. */
export function statementsAllowing(
  actions: readonly string[],
  resource: AuditedResource,
  path: string,
): readonly Statement[] {
  const statements = resource.values(path).flatMap((document) => statementsOf(expressionOf(document)));
  return statements.filter((statement) => statement.effect === 'Allow' && actions.some(isAllowedBy(statement)));
}

function isAllowedBy({ actions, notActions }: Statement): (action: string) => boolean {
  return (action) => notActions.length > 0 || actions.some((pattern) => matchesAction(pattern, action));
}
