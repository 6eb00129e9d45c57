import type { ConditionKeys } from './condition-keys';
import { OPERATORS } from './operators';
import type { Comparison, Operator } from './operators/operator';
import { policyText } from './policy-text';
import { listOf, objectOf, textOf } from './read-value';

export type Condition = (keys: ConditionKeys) => boolean;

const OPERATOR = /^(?:(?<quantifier>ForAllValues|ForAnyValue):)?(?<base>[A-Za-z]+?)(?<ifExists>IfExists)?$/;

/**
 * The conditions of a statement, all of which must hold.
 * @throws Error that names the operator or value that is none
 */
export function readConditions(prop: string, block: unknown, hasVariables: boolean): Condition[] {
  return Object.entries(objectOf(prop, block ?? {})).flatMap(([operator, keys]) =>
    Object.entries(objectOf(`${prop}.${operator}`, keys)).map(([key, values]) => {
      const expected = listOf(values).map((value) => textOf(`${prop}.${operator}.${key}`, value));
      if (operator === 'Null') return isAbsent(key, expected);
      const { quantifier, base, ifExists } = OPERATOR.exec(operator)?.groups ?? {};
      const found = OPERATORS.get(base ?? '');
      if (found === undefined) throw new Error(`${prop} must have operators of IAM, got ${operator}`);
      const comparisons = expected.map((text) => found.compare(policyText(text, hasVariables)));
      return compares(key, comparisons, found, {
        forAll: isForAll(quantifier, found),
        ifExists: ifExists !== undefined,
      });
    }),
  );
}

function isAbsent(key: string, expected: readonly string[]): Condition {
  const wanted = expected.map((text) => text.toLowerCase());
  return (keys) => wanted.includes(String((keys.values(key) ?? []).length === 0));
}

function compares(
  key: string,
  comparisons: readonly Comparison[],
  { negated }: Operator,
  { forAll, ifExists }: { readonly forAll: boolean; readonly ifExists: boolean },
): Condition {
  return (keys) => {
    const values = keys.values(key) ?? [];
    if (values.length === 0) return forAll || ifExists;
    const holds = (actual: string) => comparisons.some((comparison) => comparison(actual, keys)) !== negated;
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
