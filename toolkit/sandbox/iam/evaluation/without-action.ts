import type { Element } from '../policy/element';
import type { Policy } from '../policy/policy';
import type { Applicable } from './verdict';

/** The policies of a request as they would be if those of the identity did not have an action, written as it stands there. */
export function withoutAction(policies: Applicable, action: string): Applicable {
  return { ...policies, identity: policies.identity.map((policy) => policyWithout(policy, action)) };
}

function policyWithout(policy: Policy, action: string): Policy {
  const statements = policy.statements.map((statement) => ({
    ...statement,
    actions: elementWithout(statement.actions, action),
  }));
  return { ...policy, statements };
}

function elementWithout(actions: Element, action: string): Element {
  return {
    sources: actions.sources.filter((source) => source !== action),
    matching: (candidate, keys) => actions.matching(candidate, keys).filter((source) => source !== action),
  };
}
