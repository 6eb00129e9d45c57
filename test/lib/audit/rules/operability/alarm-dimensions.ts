import type { FailingTemplate } from '../fixture';
import { alarm, mathAlarm, metricOf, template } from '../resources';

const age = 'AWS/Kinesis GetRecords.IteratorAgeMilliseconds';

export const presenceDecides = true;

export const passing = [
  template({
    Stream: alarm(age, { StreamName: 'clicks' }),
    AllFunctions: alarm('AWS/Lambda IteratorAge'),
    Custom: alarm('Clicks IncomingRecords'),
    Channels: alarm('AWS/Kinesis SomethingOfTheAccount'),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: alarm(age),
      Delivery: alarm('AWS/Firehose DeliveryToS3.DataFreshness'),
      Share: mathAlarm(
        'm0 / m1',
        metricOf('AWS/Kinesis WriteProvisionedThroughputExceeded', { StreamName: 'clicks' }),
        metricOf('AWS/Kinesis IncomingRecords', {}),
      ),
    }),
    problems: {
      Stream: [{ property: 'Dimensions' }],
      Delivery: [{ property: 'Dimensions' }],
      Share: [{ property: 'Metrics.2.MetricStat.Metric.Dimensions' }],
    },
  },
];
