import { AwsError } from '../../kernel/aws-error';
import type { Metric } from '../metric';

/** A SEARCH expression of a dashboard: all metrics of one schema that carry the values it names. */
export interface MetricSearch {
  readonly namespace: string;
  /** Exactly the dimensions of a metric that is found. */
  readonly schema: readonly string[];
  /** `MetricName` or a dimension, and the value it must have. */
  readonly terms: readonly (readonly [name: string, value: string])[];
  readonly statistic: string;
  readonly periodMs?: number;
}

const SEARCH = /^\s*SEARCH\(\s*(['"])\s*\{([^}]*)\}(.*?)\1\s*,\s*['"]([\w.]+)['"]\s*(?:,\s*(\d+)\s*)?\)\s*$/is;
const TERM = /([\w.:]+)\s*=\s*\\?"([^"\\]*)\\?"/g;

export function isSearch(expression: string): boolean {
  return /^\s*SEARCH\s*\(/i.test(expression);
}

/** @throws AwsError `ValidationError` for a search the sandbox does not understand */
export function parseSearch(expression: string): MetricSearch {
  const [, , schema, text, statistic, period] = SEARCH.exec(expression) ?? [];
  if (schema === undefined || text === undefined || statistic === undefined) throw notUnderstood(expression);
  const terms = [...text.matchAll(TERM)].map(([, name, value]) => [name as string, value as string] as const);
  if (
    text
      .replaceAll(TERM, '')
      .replaceAll(/\bAND\b/gi, '')
      .trim() !== ''
  )
    throw notUnderstood(expression);
  const [namespace = '', ...dimensions] = schema.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const periodMs = period === undefined ? undefined : Number(period) * 1_000;
  return { namespace, schema: dimensions, terms, statistic, periodMs };
}

export function finds(search: MetricSearch, { namespace, metricName, dimensions }: Metric): boolean {
  const names = Object.keys(dimensions);
  const fits = names.length === search.schema.length && names.every((name) => search.schema.includes(name));
  const values: Readonly<Record<string, string>> = { ...dimensions, MetricName: metricName };
  return namespace === search.namespace && fits && search.terms.every(([name, value]) => values[name] === value);
}

/** What tells one metric that was found from the others. */
export function labelOf(search: MetricSearch, { metricName, dimensions }: Metric): string {
  const fixed = new Set(search.terms.map(([name]) => name));
  const open = search.schema.filter((name) => !fixed.has(name)).map((name) => dimensions[name]);
  return (fixed.has('MetricName') ? open : [...open, metricName]).join(' ') || metricName;
}

function notUnderstood(expression: string): AwsError {
  return new AwsError('ValidationError', `the sandbox does not understand ${expression}`);
}
