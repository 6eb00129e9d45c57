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

const SEARCH = /^\s*SEARCH\(\s*(['"])(.*?)\1\s*,\s*['"]([\w.]+)['"]\s*(?:,\s*(\d+)\s*)?\)\s*$/is;
const SCHEMA = /^\s*\{([^}]*)\}(.*)$/s;
const TERM = /([\w.:]+)\s*=\s*\\?"([^"\\]*)\\?"/g;
const AND = /\bAND\b/gi;

export function isSearch(expression: string): boolean {
  return /^\s*SEARCH\s*\(/i.test(expression);
}

/** @throws AwsError `ValidationError` for a search the sandbox does not understand */
export function parseSearch(expression: string): MetricSearch {
  const [, , text, statistic, period] = SEARCH.exec(expression) ?? [];
  if (text === undefined || statistic === undefined) throw notUnderstood(expression);
  return metricSearch(text, statistic, period === undefined ? undefined : Number(period) * 1_000);
}

/**
 * @param text what stands in the first quotes of SEARCH
 * @throws AwsError `ValidationError` for a search the sandbox does not understand
 */
export function metricSearch(text: string, statistic: string, periodMs?: number): MetricSearch {
  const [, schema, terms] = SCHEMA.exec(text) ?? [];
  if (schema === undefined || terms === undefined || terms.replaceAll(TERM, '').replaceAll(AND, '').trim() !== '') {
    throw notUnderstood(`SEARCH('${text}', '${statistic}')`);
  }
  const [namespace = '', ...dimensions] = schema.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  return {
    namespace,
    schema: dimensions,
    terms: [...terms.matchAll(TERM)].map(([, name, value]) => [name as string, value as string] as const),
    statistic,
    periodMs,
  };
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
