import { type Operator, pair, reading } from './operator';

/** The six operators of what has an order. */
function ordered(kind: string, read: (text: string) => number): Record<string, Operator> {
  const operator = (holds: (actual: number, expected: number) => boolean): Operator => ({
    compare: reading(read, holds),
    negated: false,
  });
  return {
    ...pair(
      `${kind}Equals`,
      `${kind}NotEquals`,
      reading(read, (actual, expected) => actual === expected),
    ),
    [`${kind}LessThan`]: operator((actual, expected) => actual < expected),
    [`${kind}LessThanEquals`]: operator((actual, expected) => actual <= expected),
    [`${kind}GreaterThan`]: operator((actual, expected) => actual > expected),
    [`${kind}GreaterThanEquals`]: operator((actual, expected) => actual >= expected),
  };
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

/** ISO 8601, or seconds since the epoch. */
function timeOf(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

export const ORDERED_OPERATORS: Readonly<Record<string, Operator>> = {
  ...ordered('Numeric', numberOf),
  ...ordered('Date', timeOf),
};
