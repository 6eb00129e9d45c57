import type { ConditionKeys } from './condition-keys';
import { OPERATORS } from './operators';
import type { Operator } from './operators/operator';
import { policyText } from './policy-text';
import { listOf, objectOf, textOf } from './read-value';

export type Condition = (keys: ConditionKeys) => boolean;

const NAME = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/**
 * The conditions of a statement, all of which must hold.
 * @throws Error that names the operator or value that is none
 */
export function readConditions(block: unknown, hasVariables: boolean): Condition[] {
  return Object.entries(objectOf('Condition', block ?? {})).flatMap(([operator, keys]) =>
    Object.entries(objectOf(`Condition.${operator}`, keys)).map(([key, values]) => {
      const prop = `Condition.${operator}.${key}`;
      const expected = listOf(values).map((value) => textOf(prop, value));
      return condition(operator, key, expected, hasVariables);
    }),
  );
}

function condition(name: string, key: string, expected: readonly string[], hasVariables: boolean): Condition {
  if (name === 'Null') return (keys) => expected.includes(String((keys.values(key) ?? []).length === 0));
  const [, quantifier, base = '', ifExists] = NAME.exec(name) ?? [];
  const operator = OPERATORS.get(base);
  if (operator === undefined) throw new Error(`Condition must have operators of IAM, got ${name}`);
  const comparisons = expected.map((text) => operator.compare(policyText(text, hasVariables)));
  const forAll = isForAll(quantifier, operator);
  return (keys) => {
    const values = keys.values(key) ?? [];
    if (values.length === 0) return forAll || ifExists !== undefined;
    const holds = (actual: string) => comparisons.some((comparison) => comparison(actual, keys)) !== operator.negated;
    return forAll ? values.every(holds) : values.some(holds);
  };
}

/**
 * How a condition takes several values, and so what it says of none: all must match, or one. Without a quantifier one is
 * enough to match, and none may match what is negated.
 */
function isForAll(quantifier: string | undefined, { negated }: Operator): boolean {
  return quantifier === undefined ? negated : quantifier === 'ForAllValues';
}
