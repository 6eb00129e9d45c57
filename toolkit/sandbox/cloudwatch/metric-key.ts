import type { MetricIdentity } from './metric';

type Dimensions = MetricIdentity['dimensions'];

const SEPARATOR = '\0';

/** Metrics are asked for far more often than there are dimensions. */
const known = new WeakMap<Dimensions, string>();

/** Text that only this metric has, whatever the order of its dimensions. */
export function metricKey({ namespace, metricName, dimensions }: MetricIdentity): string {
  return `${namespace}${SEPARATOR}${metricName}${SEPARATOR}${dimensionsKey(dimensions)}`;
}

function dimensionsKey(dimensions: Dimensions): string {
  const key = known.get(dimensions) ?? JSON.stringify(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)));
  known.set(dimensions, key);
  return key;
}
