import { asWritten, isText, numberOf } from './lexical-json';

/** Decides over one value of a record; undefined stands for a value that is not there. */
export type Rule = (value: unknown) => boolean;

type Comparison = (value: number, bound: number) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

const NUMERIC = /^(?:=|[<>]=?|>=? <=?)$/;

const TEXT_OPERATORS = ['prefix', 'suffix', 'equals-ignore-case'];

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

/** Takes one or more strings, one or more numbers, or an operator on strings. */
function anythingButRule(operand: unknown): Rule {
  const rule = isObject(operand) && !Array.isArray(operand) ? notTextRule(operand as object) : oneOfRule(operand);
  return (value) => value !== undefined && !isObject(value) && !rule(value);
}

function oneOfRule(operand: unknown): Rule {
  const values: unknown[] = Array.isArray(operand) ? operand : [operand];
  const isUniform = values.every(isText) || values.every((value) => numberOf(value) !== undefined);
  if (values.length > 0 && isUniform) return (value) => values.some((other) => other === value);
  throw new Error(
    `anything-but must be strings, or numbers, or one of ${TEXT_OPERATORS.join(', ')}, got ${asWritten(operand)}`,
  );
}

function notTextRule(operand: object): Rule {
  const [[name, texts] = ['', undefined], ...others] = Object.entries(operand);
  if (!TEXT_OPERATORS.includes(name) || others.length > 0) return oneOfRule(operand);
  const rules = (Array.isArray(texts) ? texts : [texts]).map((text) => filterRule({ [name]: text }));
  return (value) => rules.some((rule) => rule(value));
}

/** A number to equal, one bound, or a lower bound and an upper one. */
function numericRule(operand: unknown): Rule {
  const parts = Array.isArray(operand) ? operand : [];
  const symbols = parts.filter((_, i) => i % 2 === 0).join(' ');
  const bounds = parts.filter((_, i) => i % 2 === 1).map(numberOf);
  if (!NUMERIC.test(symbols) || bounds.length * 2 !== parts.length || bounds.includes(undefined)) {
    throw new Error(
      `numeric must be a comparison and a number, or a range such as [">", 0, "<=", 5], got ${asWritten(operand)}`,
    );
  }
  const compares = symbols.split(' ').map((symbol) => COMPARISONS[symbol] as Comparison);
  return (value) => {
    const number = numberOf(value);
    return number !== undefined && compares.every((compare, i) => compare(number, bounds[i] as number));
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
