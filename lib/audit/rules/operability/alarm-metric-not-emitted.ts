import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { ALARM, dimensionOf, metricsOf, type WatchedMetric } from '../../reading/alarms';
import { denotedBy } from '../../reading/denotations';
import { EVENT_SOURCE_MAPPING } from '../../reading/stream-readers';
import { textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';

/** A resource emits metrics of a finer dimension only when it is told to. */
const ON_REQUEST = [
  { type: 'AWS::Kinesis::Stream', by: 'StreamName', dimension: 'ShardId', request: 'DesiredShardLevelMetrics.*' },
  {
    type: EVENT_SOURCE_MAPPING,
    by: 'EventSourceMappingUUID',
    dimension: 'EventSourceMappingUUID',
    request: 'MetricsConfig.Metrics.*',
  },
];

export const alarmMetricNotEmitted: Rule = {
  id: 'alarm-metric-not-emitted',
  title: 'An alarm watches a metric that its resource does not emit',
  why: 'Metrics of single shards and of event source mappings are off by default: without data the alarm never goes off.',
  severity: 'high',
  fix: 'Add the metric to DesiredShardLevelMetrics of the stream, or EventCount to MetricsConfig of the mapping.',
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: [ALARM],
  check: (alarm, template) =>
    metricsOf(alarm)
      .filter((metric) => isSilent(metric, template))
      .map(({ path }) => ({ property: `${path}MetricName`, value: textsAt(alarm, `${path}MetricName`)[0] })),
};

function isSilent(metric: WatchedMetric, template: AuditedTemplate): boolean {
  return ON_REQUEST.some(({ type, by, dimension, request }) => {
    const values = dimensionOf(metric, dimension).length === 0 ? [] : dimensionOf(metric, by);
    return denotedBy(values, type, template).some((emitter) => !isRequested(emitter, request, metric));
  });
}

/** What cannot be told is taken for requested. */
function isRequested(emitter: AuditedResource, request: string, { alarm, path }: WatchedMetric): boolean {
  const wanted = ['ALL', 'EventCount', ...textsAt(alarm, `${path}MetricName`)];
  return emitter.values(request).some((metric) => {
    if (metric.kind === 'known') return wanted.includes(String(metric.value));
    return metric.kind !== 'absent';
  });
}
