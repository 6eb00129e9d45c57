import { type Condition, readConditions } from './condition';
import type { ConditionKeys } from './condition-keys';
import { policyText, textTest } from './policy-text';
import { type Principals, readNotPrincipals, readPrincipals } from './principals';
import { listOf, textOf } from './read-value';

/** What a statement is asked. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly keys: ConditionKeys;
}

/** An action and a resource of a statement, as it writes them. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
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

/** `Action` or `Resource` of a statement, or all but what `NotAction` or `NotResource` lists. */
export interface Element {
  readonly sources: readonly string[];
  /** Those of the sources that say it; of what is negated, all. */
  matching(candidate: string, keys: ConditionKeys): readonly string[];
}

/** @throws Error that names what the statement must have */
export function readStatement(source: Readonly<Record<string, unknown>>, hasVariables: boolean): Statement {
  const { Effect: effect, Sid: sid } = source;
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new Error(`Effect must be Allow or Deny, got ${JSON.stringify(effect)}`);
  }
  const actions = element(source, 'Action', (pattern) => {
    const test = textTest(policyText(pattern.toLowerCase(), false));
    return (action, keys) => test(action.toLowerCase(), keys);
  });
  if (actions === undefined) throw new Error('Action must be set, got undefined');
  return {
    effect,
    sid: sid === undefined ? undefined : textOf('Sid', sid),
    principals: principalsOf(source),
    conditions: readConditions(source.Condition, hasVariables),
    actions,
    resources: element(source, 'Resource', (pattern) => textTest(policyText(pattern, hasVariables))),
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

type Test = (candidate: string, keys: ConditionKeys) => boolean;

function element(
  source: Readonly<Record<string, unknown>>,
  name: 'Action' | 'Resource',
  compile: (pattern: string) => Test,
): Element | undefined {
  const negation = `Not${name}`;
  if (source[name] !== undefined && source[negation] !== undefined) {
    throw new Error(`${name} and ${negation} are both set, keep one`);
  }
  const isNegated = source[negation] !== undefined;
  const value = isNegated ? source[negation] : source[name];
  if (value === undefined) return undefined;
  const patterns = listOf(value).map((pattern) => textOf(isNegated ? negation : name, pattern));
  return isNegated ? allBut(patterns, patterns.map(compile), negation) : oneOf(patterns, patterns.map(compile));
}

function oneOf(sources: readonly string[], tests: readonly Test[]): Element {
  return { sources, matching: (candidate, keys) => sources.filter((_, i) => tests[i]?.(candidate, keys)) };
}

function allBut(patterns: readonly string[], tests: readonly Test[], negation: string): Element {
  const sources = [`${negation} ${patterns.join(', ')}`];
  return { sources, matching: (candidate, keys) => (tests.some((test) => test(candidate, keys)) ? [] : sources) };
}

function principalsOf({ Principal, NotPrincipal }: Readonly<Record<string, unknown>>): Principals | undefined {
  if (Principal !== undefined) return readPrincipals('Principal', Principal);
  return NotPrincipal === undefined ? undefined : readNotPrincipals('NotPrincipal', NotPrincipal);
}
