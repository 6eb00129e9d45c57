import type { ConditionKeys } from '../../../../toolkit/sandbox/iam/policy/condition-keys';

/** Condition keys of a request, as a policy asks for them. */
export function keysOf(keys: Readonly<Record<string, string | readonly string[]>> = {}): ConditionKeys {
  const values = new Map(Object.entries(keys).map(([name, value]) => [name.toLowerCase(), [value].flat()]));
  return { values: (name) => values.get(name.toLowerCase()) };
}
