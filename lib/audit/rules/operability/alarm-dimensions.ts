import { ALARM, isOf, metricsOf } from '../../reading/alarms';
import type { Rule } from '../../rule';

/** What Kinesis and Firehose emit by stream, consumer, channel and delivery stream only. */
const OF_ONE_STREAM = [
  {
    namespace: 'AWS/Kinesis',
    names:
      /^(GetRecords|PutRecords?|SubscribeToShard(Event)?)\.|^(Incoming|Outgoing|Iterator)|ProvisionedThroughputExceeded$/,
  },
  {
    namespace: 'AWS/Firehose',
    names:
      /^(DeliveryTo\w+|BackupToS3|DataReadFrom\w+|ExecuteProcessing|SucceedProcessing)\.|^(Incoming|Throttled|KinesisMillis)/,
  },
];

export const alarmDimensions: Rule = {
  id: 'alarm-dimensions',
  title: 'An alarm watches a metric without the dimension that names its stream',
  why: 'CloudWatch does not add metrics up over dimensions: this one has no data, and the alarm never goes off.',
  severity: 'high',
  fix: 'Give the metric the dimension StreamName, or for Firehose DeliveryStreamName.',
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: [ALARM],
  check: (alarm) => {
    const ofOneStream = metricsOf(alarm).filter((metric) => OF_ONE_STREAM.some((family) => isOf(metric, family)));
    const nameless = ofOneStream.filter(({ path }) => !alarm.has(`${path}Dimensions`));
    return nameless.map(({ path }) => ({ property: `${path}Dimensions` }));
  },
};
