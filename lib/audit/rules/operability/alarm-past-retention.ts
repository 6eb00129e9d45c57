import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { judged } from '../../expectation';
import { ALARM, dimensionOf, isOf, type WatchedMetric } from '../../reading/alarms';
import { denotedBy } from '../../reading/denotations';
import { CONSUMER_AGE, FUNCTION_AGE, STREAM_AGE } from '../../reading/metric-families';
import { numberOf } from '../../reading/numbers';
import { EVENT_SOURCE_MAPPING, streamOf } from '../../reading/stream-readers';
import { retentionSecondsOf } from '../../reading/streams';
import type { Rule } from '../../rule';

export const alarmPastRetention: Rule = {
  id: 'alarm-past-retention',
  title: 'An alarm on the age of records goes off when they have expired',
  why: 'The age is measured in milliseconds and ends at the retention period of the stream: there is no time left to act.',
  severity: 'high',
  fix: 'Set the threshold to a fraction of the retention period, such as a quarter.',
  controls: {},
  concern: 'operability',
  types: [ALARM],
  check: (alarm, template) => {
    const streams = streamsBehind(alarm, template);
    const retention = Math.min(...streams.map(retentionSecondsOf)) * 1000;
    const isInTime = (threshold: unknown) => numberOf(threshold) < retention;
    if (streams.length === 0) return [];
    return alarm.values('Threshold').flatMap((threshold) => judged('Threshold', threshold, isInTime, {}));
  },
};

/** The streams whose records the alarm gives the age of. */
function streamsBehind(alarm: AuditedResource, template: AuditedTemplate): readonly AuditedResource[] {
  const metric: WatchedMetric = { alarm, path: '' };
  const named = (dimension: string, type: string) => denotedBy(dimensionOf(metric, dimension), type, template);
  if (isOf(metric, STREAM_AGE) || isOf(metric, CONSUMER_AGE)) return named('StreamName', 'AWS::Kinesis::Stream');
  if (!isOf(metric, FUNCTION_AGE)) return [];
  const functions = named('FunctionName', 'AWS::Lambda::Function');
  const mappings = functions.flatMap((each) => template.referring(each, EVENT_SOURCE_MAPPING));
  return mappings.flatMap((mapping) => streamOf(mapping, template) ?? []);
}
