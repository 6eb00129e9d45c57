import { type Condition, readConditions } from './condition';
import type { ConditionKeys } from './condition-keys';
import { type Chosen, choose, type Element, readElement } from './element';
import { policyText, textTest } from './policy-text';
import { type Principals, readNotPrincipals, readPrincipals } from './principals';
import { objectOf, textOf } from './read-value';

/** What a statement is asked. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly keys: ConditionKeys;
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly sid?: string;
  /** Absent in policies of identities and of endpoints that name nobody. */
  readonly principals?: Principals;
  readonly conditions: readonly Condition[];
  readonly actions: Element;
  /** Absent in trust policies: the role itself. */
  readonly resources?: Element;
}

/** @throws Error that names what the statement must have */
export function readStatement(prop: string, value: unknown, hasVariables: boolean): Statement {
  const source = objectOf(prop, value);
  const { Effect: effect, Sid: sid } = source;
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new Error(`${prop}.Effect must be Allow or Deny, got ${JSON.stringify(effect)}`);
  }
  const actions = readElement(prop, choose(prop, source, 'Action'), (pattern) => {
    const test = textTest(policyText(pattern.toLowerCase(), false));
    return (action, keys) => test(action.toLowerCase(), keys);
  });
  if (actions === undefined) throw new Error(`${prop}.Action must be set, got undefined`);
  return {
    effect,
    sid: sid === undefined ? undefined : textOf(`${prop}.Sid`, sid),
    principals: principalsOf(prop, choose(prop, source, 'Principal')),
    conditions: readConditions(`${prop}.Condition`, source.Condition, hasVariables),
    actions,
    resources: readElement(prop, choose(prop, source, 'Resource'), (pattern) =>
      textTest(policyText(pattern, hasVariables)),
    ),
  };
}

/** Whether it speaks of what is asked, leaving open by whom. */
export function concerns({ actions, resources, conditions }: Statement, { action, resource, keys }: Asked): boolean {
  return (
    actions.matching(action, keys).length > 0 &&
    (resources === undefined || resources.matching(resource, keys).length > 0) &&
    conditions.every((holds) => holds(keys))
  );
}

function principalsOf(prop: string, chosen: Chosen | undefined): Principals | undefined {
  if (chosen === undefined) return undefined;
  const { name, isNegated, value } = chosen;
  return isNegated ? readNotPrincipals(`${prop}.${name}`, value) : readPrincipals(`${prop}.${name}`, value);
}
