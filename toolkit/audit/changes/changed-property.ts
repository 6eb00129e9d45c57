import { isDeepStrictEqual } from 'node:util';
import { propertyAt } from '../audited-stack';
import type { ChangeProblem } from './change-rule';
import type { ResourceChange } from './resource-change';

/** A property before and after. */
export interface ChangedProperty {
  readonly property: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The property at this path, where it changes and the resource stays what it is. */
export function changedProperty(change: ResourceChange, property: string): ChangedProperty | undefined {
  if (change.after === undefined) return undefined;
  const before = propertyAt(change.before, property);
  const after = propertyAt(change.after, property);
  return isDeepStrictEqual(before, after) ? undefined : { property, before, after };
}

/** Problems of those properties which change in a way that is not allowed. */
export function problemsOf(
  change: ResourceChange,
  properties: readonly string[],
  isProblem: (changed: ChangedProperty) => boolean = () => true,
): ChangeProblem[] {
  return properties.flatMap((property) => {
    const changed = changedProperty(change, property);
    return changed !== undefined && isProblem(changed) ? [changed] : [];
  });
}
