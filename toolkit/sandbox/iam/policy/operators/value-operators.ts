import { type Operator, reading } from './operator';

/** What is neither ordered nor negated. */
export const VALUE_OPERATORS: Readonly<Record<string, Operator>> = {
  Bool: {
    compare: reading(
      (text) => text.toLowerCase(),
      (actual, expected) => actual === expected,
    ),
    negated: false,
  },
  BinaryEquals: {
    compare: reading(
      (text) => Buffer.from(text, 'base64'),
      (actual, expected) => actual.equals(expected),
    ),
    negated: false,
  },
};
