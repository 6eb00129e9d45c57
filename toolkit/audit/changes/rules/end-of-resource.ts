import { propertyAt } from '../../audited-stack';
import type { ChangeProblem } from '../change-rule';
import type { ResourceChange } from '../resource-change';

/** How a resource comes to its end, with the property that causes it. */
export function endOf({ fate, replacedBy, before, after }: ResourceChange, consequence: string): ChangeProblem {
  const [property] = replacedBy;
  const message = `it is ${fate}: ${consequence}`;
  if (property === undefined) return { message };
  return { property, before: propertyAt(before, property), after: propertyAt(after, property), message };
}
