import { dimensionList } from '../alarm/metric-query';
import type { Metric } from '../metric';
import { optionalText } from './members';
import type { Input, Operation } from './operation';
import { pageOf } from './page';

const PAGE_SIZE = 500;

export const listMetrics: Operation = (input, { telemetry }) => {
  const namespace = optionalText(input, 'Namespace');
  const metricName = optionalText(input, 'MetricName');
  const filters = (input.Dimensions ?? []) as readonly Input[];
  const found = telemetry.metrics
    .metrics()
    .filter((metric) => namespace === undefined || metric.namespace === namespace)
    .filter((metric) => metricName === undefined || metric.metricName === metricName)
    .filter((metric) => filters.every((filter) => hasDimension(metric, filter)));
  const { items, nextToken } = pageOf(found, input, PAGE_SIZE);
  return {
    Metrics: items.map(({ namespace, metricName, dimensions }) => ({
      Namespace: namespace,
      MetricName: metricName,
      Dimensions: dimensionList(dimensions),
    })),
    NextToken: nextToken,
  };
};

/** A filter without a value takes any. */
function hasDimension({ dimensions }: Metric, { Name, Value }: Input): boolean {
  const value = dimensions[String(Name)];
  return value !== undefined && (Value === undefined || value === Value);
}
