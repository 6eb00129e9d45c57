import type { ConditionKeys } from '../condition-keys';
import { literalOf, type PolicyText } from '../policy-text';

/** Whether a value of the request is what the policy says; operators that negate are named by what they negate. */
export type Comparison = (actual: string, keys: ConditionKeys) => boolean;

export interface Operator {
  /** Reads a value of the policy. */
  compare(expected: PolicyText): Comparison;
  /** It holds where no value of the policy compares: also for a request that has no such key. */
  readonly negated: boolean;
}

/** An operator and the one that negates it. */
export function pair(name: string, negation: string, compare: Operator['compare']): Record<string, Operator> {
  return { [name]: { compare, negated: false }, [negation]: { compare, negated: true } };
}

/** Compares what both sides mean, such as numbers; what cannot be read equals nothing. */
export function reading<T>(read: (text: string) => T, holds: (actual: T, expected: T) => boolean): Operator['compare'] {
  return (expected) => (actual, keys) => {
    const text = literalOf(expected, keys);
    return text !== undefined && holds(read(actual), read(text));
  };
}
