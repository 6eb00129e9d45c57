import type { MetricIdentity } from './metric';

type Dimensions = MetricIdentity['dimensions'];

const SEPARATOR = '\0';

/** Text that only this metric has, whatever the order of its dimensions. */
export function metricKey({ namespace, metricName, dimensions }: MetricIdentity): string {
  return `${namespace}${SEPARATOR}${metricName}${SEPARATOR}${dimensionsKey(dimensions)}`;
}

/** Lengths keep apart what the values themselves may hold; metrics are put far too often for JSON. */
function dimensionsKey(dimensions: Dimensions): string {
  let key = '';
  for (const name of Object.keys(dimensions).sort()) {
    const value = dimensions[name] ?? '';
    key += `${name.length}:${name}${value.length}:${value}`;
  }
  return key;
}
