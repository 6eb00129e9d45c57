import { AwsError } from '../kernel/aws-error';
import type { ValueSet } from './value-set';

const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?|100)$/;

const STATISTICS: Readonly<Record<string, (values: ValueSet) => number>> = {
  Average: ({ sum, count }) => sum / count,
  Sum: ({ sum }) => sum,
  Minimum: ({ min }) => min,
  Maximum: ({ max }) => max,
  SampleCount: ({ count }) => count,
};

/**
 * A statistic of values.
 * @param name Average, Sum, Minimum, Maximum, SampleCount or a percentile such as p99
 * @throws AwsError `InvalidParameterValue`
 */
export function statisticOf(name: string, values: ValueSet): number {
  const known = Object.hasOwn(STATISTICS, name) ? STATISTICS[name] : undefined;
  if (known !== undefined) return known(values);
  requireStatistic(name);
  return values.percentile(Number(name.slice(1)) / 100);
}

export function isPercentile(name: string): boolean {
  return PERCENTILE.test(name);
}

/** @throws AwsError `InvalidParameterValue` */
export function requireStatistic(name: string): void {
  if (Object.hasOwn(STATISTICS, name) || isPercentile(name)) return;
  const allowed = [...Object.keys(STATISTICS), 'p0 to p100'].join(', ');
  throw new AwsError('InvalidParameterValue', `the statistic must be one of ${allowed}, got ${name}`);
}
