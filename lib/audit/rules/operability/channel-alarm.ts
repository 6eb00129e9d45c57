import { alarmsOn, unwatched } from '../../reading/alarms';
import type { MetricFamily } from '../../reading/metric-families';
import type { Rule } from '../../rule';

const DELIVERIES: MetricFamily = {
  namespace: 'AWS/Kinesis',
  names: /DeliveryTo\w+\.(DataFreshness|DeliverySuccess|FailedRecordCount)/,
  dimension: 'ChannelName',
};

export const channelAlarm: Rule = {
  id: 'channel-alarm',
  title: 'No alarm tells when a channel falls behind or refuses records',
  why: 'Records that do not fit the schema go to the dead-letter bucket, and a channel that is denied its destination delivers nothing.',
  severity: 'medium',
  fix: 'Set alarms on FailedRecordCount and DataFreshness of the channel.',
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: ['AWS::Kinesis::Channel'],
  check: (channel, template) => (alarmsOn(channel, DELIVERIES, template).length > 0 ? [] : [unwatched(template)]),
};
