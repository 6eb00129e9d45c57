import type { Element } from '../policy/element';
import type { Statement } from '../policy/statement';
import type { Applicable } from './verdict';

/**
 * The policies of a request as they would be if those of the identity did not have an action.
 * @param action as it stands there
 * @param resource as it stands there, where the identity keeps the action for others. Default - all
 */
export function withoutAction(policies: Applicable, action: string, resource?: string): Applicable {
  const identity = policies.identity.map((policy) => ({
    ...policy,
    statements: policy.statements.flatMap((statement) => reduced(statement, action, resource)),
  }));
  return { ...policies, identity };
}

/** Without the action, and as it is for the other resources. */
function reduced(statement: Statement, action: string, resource: string | undefined): Statement[] {
  const { actions, resources } = statement;
  const others = { ...statement, actions: only(actions, (source) => source !== action) };
  if (resource === undefined || resources === undefined) return [others];
  return [others, { ...statement, resources: only(resources, (source) => source !== resource) }];
}

function only(element: Element, isKept: (source: string) => boolean): Element {
  return {
    sources: element.sources.filter(isKept),
    matching: (candidate, keys) => element.matching(candidate, keys).filter(isKept),
  };
}
