import { textTest } from '../policy-text';
import { type Operator, pair, reading } from './operator';

const same = reading(
  (text) => text,
  (actual, expected) => actual === expected,
);
const sameIgnoringCase = reading(
  (text) => text.toLowerCase(),
  (actual, expected) => actual === expected,
);

export const STRING_OPERATORS: Readonly<Record<string, Operator>> = {
  ...pair('StringEquals', 'StringNotEquals', same),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', sameIgnoringCase),
  ...pair('StringLike', 'StringNotLike', textTest),
};
