import { alarmsOn, unwatched } from '../../reading/alarms';
import type { MetricFamily } from '../../reading/metric-families';
import type { Rule } from '../../rule';

const REFUSED_WRITES: MetricFamily = {
  namespace: 'AWS/Kinesis',
  names: /WriteProvisionedThroughputExceeded|PutRecords\.(ThrottledRecords|FailedRecords)/,
  dimension: 'StreamName',
};

export const streamThrottleAlarm: Rule = {
  id: 'stream-throttle-alarm',
  title: 'No alarm tells when a data stream refuses records',
  why: 'Producers retry what is throttled and give up in the end: those records never reach the stream, and no metric of a reader shows it.',
  severity: 'medium',
  fix: 'Set an alarm on WriteProvisionedThroughputExceeded of the stream.',
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: ['AWS::Kinesis::Stream'],
  check: (stream, template) => (alarmsOn(stream, REFUSED_WRITES, template).length > 0 ? [] : [unwatched(template)]),
};
