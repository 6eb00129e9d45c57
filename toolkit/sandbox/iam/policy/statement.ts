import { type Condition, readConditions } from './condition';
import type { ConditionKeys } from './condition-keys';
import { type Chosen, choose, type Element, readElement } from './element';
import { unknownKeys, unknownVariables } from './known-keys';
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
  /** Condition keys, and variables as they stand in it, that nobody here knows of any request. */
  readonly notEvaluated: readonly string[];
  readonly actions: Element;
  /** Absent in trust policies: the role itself. */
  readonly resources?: Element;
}

type Source = Readonly<Record<string, unknown>>;

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
    ...conditionsOf(`${prop}.Condition`, source, hasVariables),
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

/** Conditions on what nobody here knows are taken to hold where they allow, and not to hold where they deny. */
function conditionsOf(prop: string, source: Source, hasVariables: boolean) {
  const { Effect, Resource, NotResource } = source;
  const conditions = readConditions(prop, source.Condition, hasVariables);
  const block = (source.Condition ?? {}) as Readonly<Record<string, object>>;
  const keys = unknownKeys(block);
  const variables = hasVariables ? unknownVariables(Resource, NotResource, Object.values(block)) : [];
  const notEvaluated = [...keys, ...variables.map((name) => `\${${name}}`)];
  if (keys.length === 0) return { conditions, notEvaluated };
  if (Effect === 'Deny') return { conditions: [() => false], notEvaluated };
  return { conditions: readConditions(prop, without(block, keys), hasVariables), notEvaluated };
}

function without(block: Readonly<Record<string, object>>, names: readonly string[]): Record<string, object> {
  const operators = Object.entries(block).map(([operator, keys]): [string, object] => {
    const others = Object.entries(keys).filter(([key]) => !names.includes(key));
    return [operator, Object.fromEntries(others)];
  });
  return Object.fromEntries(operators);
}

function principalsOf(prop: string, chosen: Chosen | undefined): Principals | undefined {
  if (chosen === undefined) return undefined;
  const { name, isNegated, value } = chosen;
  return isNegated ? readNotPrincipals(`${prop}.${name}`, value) : readPrincipals(`${prop}.${name}`, value);
}
