import { nestsDeeperThan } from '../shared/json-nesting';
import type { AggregationPlan } from './aggregation-plan';
import { textOf, UNFIT, valueAt } from './json-value';
import type { Value } from './series';

/** What a line says: which group it belongs to, and a value for each series, undefined where it has none. */
export interface Reading {
  readonly group: readonly string[];
  readonly values: readonly (Value | undefined)[];
}

/** Stands for a dimension that a line lacks. */
export const NO_VALUE = '(none)';

const LONGEST_VALUE = 256;
/** No service takes half a character, which a line may hold, and a cut may leave. */
const HALF_CHARACTER = /\p{Surrogate}/gu;
/** The parser takes a third of a second for a megabyte of brackets; shorter lines are not worth a look. */
const SUSPICIOUS_LENGTH = 4_096;
const MOST_DEPTH = 64;

/** Undefined for a line that is no JSON object, or holds what cannot be measured: it counts nowhere, or wholly. */
export function readLine(line: string, plan: AggregationPlan): Reading | undefined {
  const document = parseObject(line);
  if (document === undefined) return undefined;
  const group = fitting(plan.dimensions.map(({ path }) => textOf(valueAt(document, path))));
  const values = fitting(plan.series.map((series) => series.valueIn(document)));
  if (group === undefined || values === undefined) return undefined;
  return { group: group.map(groupName), values };
}

/** CloudWatch takes no dimension that is blank. */
function groupName(text = ''): string {
  return (text.trim() === '' ? NO_VALUE : text).slice(0, LONGEST_VALUE).replace(HALF_CHARACTER, '\ufffd');
}

function fitting<T>(values: readonly T[]): readonly Exclude<T, typeof UNFIT>[] | undefined {
  return values.every((value) => value !== UNFIT) ? (values as readonly Exclude<T, typeof UNFIT>[]) : undefined;
}

function parseObject(line: string): object | undefined {
  if (line.length > SUSPICIOUS_LENGTH && nestsDeeperThan(MOST_DEPTH, line)) return undefined;
  try {
    const document: unknown = JSON.parse(line);
    return typeof document === 'object' && document !== null && !Array.isArray(document) ? document : undefined;
  } catch {
    return undefined;
  }
}
