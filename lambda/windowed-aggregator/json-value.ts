import type { Path } from './aggregation';

/** CloudWatch takes amounts up to 2^360, and DynamoDB down to 10^-130: what is within these still is when summed up. */
const LARGEST = 1e90;
const SMALLEST = 1e-90;

/** A value that is there, but is not what it must be. */
export const UNFIT = Symbol('unfit');

/** Undefined where there is nothing; members that every object inherits are not its own. */
export function valueAt(document: object, path: Path): unknown {
  let value: unknown = document;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value ?? undefined;
}

/** A number that can be measured. */
export function amountOf(value: unknown): number | undefined | typeof UNFIT {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || Math.abs(value) > LARGEST) return UNFIT;
  return Math.abs(value) < SMALLEST ? 0 : value;
}

/** The text of a string, a number or a boolean. */
export function textOf(value: unknown): string | undefined | typeof UNFIT {
  if (value === undefined || typeof value === 'string') return value;
  return typeof value === 'object' ? UNFIT : String(value);
}
