import type { ConditionKeys } from './condition-keys';
import { listOf, textOf } from './read-value';

/** `Action` or `Resource` of a statement, or all but what `NotAction` or `NotResource` lists. */
export interface Element {
  readonly sources: readonly string[];
  /** Those of the sources that say it; of what is negated, all. */
  matching(candidate: string, keys: ConditionKeys): readonly string[];
}

/** An element of a statement: what it lists, or all but that. */
export interface Chosen {
  readonly name: string;
  readonly isNegated: boolean;
  readonly value: unknown;
}

export function choose(
  prop: string,
  source: Readonly<Record<string, unknown>>,
  name: 'Action' | 'Resource' | 'Principal',
): Chosen | undefined {
  const negation = `Not${name}`;
  if (source[negation] === undefined) {
    return source[name] === undefined ? undefined : { name, isNegated: false, value: source[name] };
  }
  if (source[name] !== undefined) throw new Error(`${prop}: ${name} and ${negation} are both set, keep one`);
  return { name: negation, isNegated: true, value: source[negation] };
}

type Test = (candidate: string, keys: ConditionKeys) => boolean;

export function readElement(
  prop: string,
  chosen: Chosen | undefined,
  compile: (pattern: string) => Test,
): Element | undefined {
  if (chosen === undefined) return undefined;
  const { name, isNegated, value } = chosen;
  const patterns = listOf(value).map((pattern) => textOf(`${prop}.${name}`, pattern));
  const tests = patterns.map(compile);
  return isNegated ? allBut(name, patterns, tests) : oneOf(patterns, tests);
}

function oneOf(sources: readonly string[], tests: readonly Test[]): Element {
  return { sources, matching: (candidate, keys) => sources.filter((_, i) => tests[i]?.(candidate, keys)) };
}

function allBut(name: string, patterns: readonly string[], tests: readonly Test[]): Element {
  const sources = [`${name} ${patterns.join(', ')}`];
  return { sources, matching: (candidate, keys) => (tests.some((test) => test(candidate, keys)) ? [] : sources) };
}
