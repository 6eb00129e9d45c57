import type { Folding } from './folding';
import { branchesOf } from './functions';
import { intrinsicOf, ownValue } from './intrinsic';
import { ABSENT, expressionOf, unresolved, type Value } from './value';

/** Every value at a path below an expression; `*` stands for each item of a list, or for the one that may stand without a list. */
export function valuesAt(root: unknown, path: readonly string[], folding: Folding): readonly Value[] {
  const [segment, ...rest] = path;
  if (segment === undefined) return folding.alternatives(root);
  return taken(root, folding).flatMap((branch) => {
    if (branch === undefined || branch === null) return [ABSENT];
    if (intrinsicOf(branch) !== undefined) return [unresolved(branch)];
    if (segment !== '*') return valuesAt(propertyOf(branch, segment), rest, folding);
    const items = [branch].flat().flatMap((item) => taken(item, folding).filter((each) => each !== undefined));
    return items.length === 0 ? [ABSENT] : items.flatMap((item) => valuesAt(item, rest, folding));
  });
}

/** What is not set beside a macro or a loop may come of it. */
function propertyOf(owner: unknown, name: string): unknown {
  const value = ownValue(owner, name);
  const open = value === undefined && Object.keys(Object(owner)).find((key) => key.startsWith('Fn::'));
  return open ? { [open]: ownValue(owner, open) } : value;
}

/** How long the list at a path can be, items counted that some condition leaves out. */
export function lengthAt(root: unknown, path: readonly string[], folding: Folding): number {
  const [segment, ...rest] = path;
  const lengths = taken(root, folding).map((branch) => {
    if (segment !== undefined) return lengthAt(ownValue(branch, segment), rest, folding);
    return Array.isArray(branch) ? branch.length : 0;
  });
  return Math.max(0, ...lengths);
}

/** What can stand in place of an expression, without folding what is inside; undefined where it is absent. */
function taken(expression: unknown, folding: Folding): readonly unknown[] {
  const open = [expression];
  const found: unknown[] = [];
  while (open.length > 0) {
    const next = open.pop();
    const call = intrinsicOf(next);
    if (call === undefined) found.push(next);
    else if (call.name === 'Fn::If') open.push(...[...branchesOf(call.argument, folding)].reverse());
    else found.push(...folding.alternatives(next).map(expressionOf));
  }
  return found;
}
