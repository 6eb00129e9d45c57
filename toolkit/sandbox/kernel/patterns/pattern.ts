import { asWritten } from './lexical-json';
import type { Rule } from './pattern-rule';

/** Decides over a parsed document. */
export type Matcher = (document: unknown) => boolean;

/** Reads an entry of a pattern's list: a value to equal, or an operator. @throws Error that says what is allowed */
export type ReadRule = (operand: unknown) => Rule;

/** Reads a pattern: all keys of an object must match, any entry of a list. @throws Error that names the key */
export function readPattern(pattern: unknown, readRule: ReadRule, path = ''): Matcher {
  if (typeof pattern !== 'object' || pattern === null || Array.isArray(pattern)) {
    throw new Error(`${path || 'a pattern'} must be an object, got ${asWritten(pattern)}`);
  }
  const matchers = Object.entries(pattern).map(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return key === '$or' ? anyOf(value, readRule, at) : keyMatcher(key, value, readRule, at);
  });
  return (document) => matchers.every((matches) => matches(document));
}

function anyOf(alternatives: unknown, readRule: ReadRule, path: string): Matcher {
  if (!Array.isArray(alternatives) || alternatives.length === 0) {
    throw new Error(`${path} must be a list of patterns, got ${asWritten(alternatives)}`);
  }
  const matchers = alternatives.map((alternative) => readPattern(alternative, readRule, path));
  return (document) => matchers.some((matches) => matches(document));
}

function keyMatcher(key: string, value: unknown, readRule: ReadRule, path: string): Matcher {
  if (isEmpty(value)) throw new Error(`${path} must not be empty, got ${asWritten(value)}`);
  const matches = Array.isArray(value) ? listMatcher(value, readRule, path) : readPattern(value, readRule, path);
  return (document) => matches(member(document, key));
}

function listMatcher(operands: readonly unknown[], readRule: ReadRule, path: string): Rule {
  const rules = operands.map((operand) => rule(operand, readRule, path));
  const matches: Rule = (value) => rules.some((holds) => holds(value));
  return (value) => (Array.isArray(value) && value.length > 0 ? value.some(matches) : matches(value));
}

function rule(operand: unknown, readRule: ReadRule, path: string): Rule {
  try {
    return readRule(operand);
  } catch (error) {
    throw new Error(`${path} ${(error as Error).message}`);
  }
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function member(document: unknown, key: string): unknown {
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  return isObject && Object.hasOwn(document, key) ? (document as Record<string, unknown>)[key] : undefined;
}
