import { asWritten, isText } from './lexical-json';
import { filterRule, type Rule } from './pattern-rule';

const SPECIAL = /[.+?^${}()|[\]]/g;
const TOKENS = /\\[\\*]|\*|[^*]/g;

/**
 * An entry of a list in an event pattern: what a filter of a mapping takes, and wildcards.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function eventRule(operand: unknown): Rule {
  const { wildcard, 'anything-but': other } = Object(operand);
  if (wildcard !== undefined && hasOneMember(operand)) return wildcardRule(wildcard);
  const unlike = Object(other).wildcard;
  if (unlike === undefined || !hasOneMember(operand) || !hasOneMember(other)) return filterRule(operand);
  const rules = (Array.isArray(unlike) ? unlike : [unlike]).map(wildcardRule);
  return (value) => value !== undefined && !rules.some((rule) => rule(value));
}

function hasOneMember(value: unknown): boolean {
  return Object.keys(Object(value)).length === 1;
}

/** `*` stands for any text, `\*` for itself. */
function wildcardRule(pattern: unknown): Rule {
  if (!isText(pattern) || pattern.includes('**')) {
    throw new Error(`wildcard must be a string without two wildcards in a row, got ${asWritten(pattern)}`);
  }
  const parts = pattern.match(TOKENS) ?? [];
  const like = new RegExp(`^${parts.map(expressionOf).join('')}$`, 's');
  return (value) => isText(value) && like.test(value);
}

function expressionOf(token: string): string {
  if (token === '*') return '.*';
  return token === '\\' ? '\\\\' : token.replace(SPECIAL, '\\$&');
}
