import { type IMetric, MathExpression, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant } from 'aws-cdk-lib/aws-iam';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { IDataStream } from './data-stream-interface';

/** The routing table of a group: streams by cell, in JSON. */
export function routingTableOf(scope: IConstruct, cells: Record<string, IDataStream>): string {
  const names = Object.entries(cells).map(([cell, { stream }]) => [cell, stream.streamName]);
  return Stack.of(scope).toJsonString(Object.fromEntries(names));
}

/** What is granted on each of the streams, as one grant. */
export function grantEach(streams: IDataStream[], grant: (stream: IDataStream) => Grant): Grant {
  const [first, ...others] = streams.map(grant) as [Grant, ...Grant[]];
  return others.reduce((all, one) => all.combine(one), first);
}

/** The sum of a metric over streams; one which is silent counts as 0, as long as another is not. */
export function totalOf(streams: IDataStream[], metricName: string, options: MetricOptions = {}): IMetric {
  const { period = Duration.minutes(1) } = options;
  const metrics = streams.map(({ stream }, index): [string, IMetric] => {
    return [idOf(metricName, index), stream.metric(metricName, { statistic: 'Sum', ...options, period })];
  });
  return new MathExpression({
    expression: `SUM([${metrics.map(([id]) => id).join(', ')}])`,
    usingMetrics: Object.fromEntries(metrics),
    label: options.label ?? metricName,
    period,
  });
}

/** Unique in a graph which shows several totals: `incomingBytes_0`. */
function idOf(metricName: string, index: number): string {
  return `${metricName.charAt(0).toLowerCase()}${metricName.slice(1).replaceAll('.', '_')}_${index}`;
}
