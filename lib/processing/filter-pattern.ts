import { requireThat } from '../private/validation';

/** What an operator compares with. */
interface Operand {
  readonly allowed: string;
  readonly holds: (operand: unknown) => boolean;
}

const TEXT: Operand = { allowed: 'a string', holds: isText };

/** @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax */
const OPERATORS: Readonly<Record<string, Operand>> = {
  'anything-but': {
    allowed: 'a string, a number, a list of them, or one of prefix, suffix, equals-ignore-case',
    holds: excludes,
  },
  'equals-ignore-case': TEXT,
  exists: { allowed: 'true or false', holds: (operand) => typeof operand === 'boolean' },
  numeric: { allowed: 'a comparison such as ["=", 1], or a range such as [">", 0, "<=", 5]', holds: compares },
  prefix: TEXT,
  suffix: TEXT,
};

const LOWER_BOUND = /^>=?$/;
const UPPER_BOUND = /^<=?$/;
const COMPARISON = /^([<>]=?|=)$/;

/** Throws unless Lambda takes the pattern, which stands at that place of a `RecordFilter`. */
export function requireFilterPattern(place: string, pattern: unknown): void {
  const members = isObject(pattern) ? Object.entries(pattern) : [];
  check(members.length > 0, place, 'an object with at least one key', pattern);
  for (const [key, member] of members) {
    if (key === '$or') requireAlternatives(`${place}.${key}`, member);
    else requireMember(`${place}.${key}`, member);
  }
}

function requireAlternatives(place: string, member: unknown): void {
  const alternatives = isList(member) ? member : [];
  check(alternatives.length > 1, place, 'a list of at least 2 patterns', member);
  for (const [index, pattern] of alternatives.entries()) requireFilterPattern(`${place}[${index}]`, pattern);
}

function requireMember(place: string, member: unknown): void {
  if (isObject(member)) {
    requireFilterPattern(place, member);
    return;
  }
  const entries = isList(member) ? member : [];
  check(entries.length > 0, place, 'an object, or a list of at least one value', member);
  for (const [index, entry] of entries.entries()) requireEntry(`${place}[${index}]`, entry);
}

function requireEntry(place: string, entry: unknown): void {
  if (!isObject(entry) && !isList(entry)) return;
  const [[name = '', operand] = [], ...others] = Object.entries(entry);
  const operator = Object.hasOwn(OPERATORS, name) && others.length === 0 ? OPERATORS[name] : undefined;
  check(operator !== undefined, place, `a value, or one of ${Object.keys(OPERATORS).join(', ')}`, entry);
  check(operator?.holds(operand) === true, `${place}.${name}`, operator?.allowed ?? '', operand);
}

function excludes(operand: unknown): boolean {
  if (isObject(operand)) {
    const [[name = '', text] = [], ...others] = Object.entries(operand);
    return OPERATORS[name] === TEXT && others.length === 0 && isText(text);
  }
  const values = [operand].flat();
  return values.length > 0 && values.every((value) => isText(value) || isNumber(value));
}

function compares(operand: unknown): boolean {
  if (!isList(operand)) return false;
  const [first, number, second, limit] = operand;
  if (operand.length === 2) return COMPARISON.test(`${first}`) && isNumber(number);
  const isRange = LOWER_BOUND.test(`${first}`) && UPPER_BOUND.test(`${second}`);
  return operand.length === 4 && isRange && isNumber(number) && isNumber(limit);
}

function check(holds: boolean, place: string, allowed: string, got: unknown): void {
  requireThat(holds, 'RecordFilter', place, allowed, JSON.stringify(got));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
