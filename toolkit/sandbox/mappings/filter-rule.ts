import { asWritten, isText, numberOf } from './lexical-json';

/** Decides over one value of a record; undefined stands for a value that is not there. */
export type Rule = (value: unknown) => boolean;

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax */
const OPERATORS: Readonly<Record<string, (operand: unknown) => Rule>> = {
  exists: (operand) => existsRule(operand),
  prefix: (operand) => textRule('prefix', operand, (value, text) => value.startsWith(text)),
  suffix: (operand) => textRule('suffix', operand, (value, text) => value.endsWith(text)),
  'equals-ignore-case': (operand) =>
    textRule('equals-ignore-case', operand, (value, text) => value.toLowerCase() === text.toLowerCase()),
  'anything-but': (operand) => anythingButRule(operand),
  numeric: (operand) => numericRule(operand),
};

/** @param operand an entry of a pattern's list: a value to equal, or one operator */
export function filterRule(operand: unknown): Rule {
  if (typeof operand !== 'object' || operand === null) return (value) => value === operand;
  const [entry, ...others] = Object.entries(operand);
  const operator = entry && Object.hasOwn(OPERATORS, entry[0]) ? OPERATORS[entry[0]] : undefined;
  if (entry === undefined || operator === undefined || others.length > 0) {
    throw new Error(`must use one of ${Object.keys(OPERATORS).join(', ')}, got ${asWritten(operand)}`);
  }
  return operator(entry[1]);
}

function existsRule(operand: unknown): Rule {
  if (typeof operand !== 'boolean') throw new Error(`exists must be true or false, got ${asWritten(operand)}`);
  return (value) => (value !== undefined && !isObject(value)) === operand;
}

function textRule(name: string, operand: unknown, holds: (value: string, text: string) => boolean): Rule {
  if (!isText(operand)) throw new Error(`${name} must be a string, got ${asWritten(operand)}`);
  return (value) => isText(value) && holds(value, operand);
}

function anythingButRule(operand: unknown): Rule {
  const rules = (Array.isArray(operand) ? operand : [operand]).map(filterRule);
  return (value) => value !== undefined && !isObject(value) && rules.every((rule) => !rule(value));
}

function numericRule(operand: unknown): Rule {
  const parts = Array.isArray(operand) ? operand : [];
  const bounds: ((value: number) => boolean)[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const [compare, bound] = [COMPARISONS[String(parts[i])], numberOf(parts[i + 1])];
    if (compare === undefined || bound === undefined) break;
    bounds.push((value) => compare(value, bound));
  }
  if (bounds.length === 0 || bounds.length * 2 !== parts.length) {
    throw new Error('numeric must be a list of comparisons and numbers, such as [">", 0, "<=", 5]');
  }
  return (value) => {
    const number = numberOf(value);
    return number !== undefined && bounds.every((holds) => holds(number));
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
