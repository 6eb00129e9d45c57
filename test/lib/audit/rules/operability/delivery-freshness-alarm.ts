import type { FailingTemplate } from '../fixture';
import { alarm, mathAlarm, metricOf, NO_ALARMS, template, toS3 } from '../resources';

const dimensions = { DeliveryStreamName: { Ref: 'Delivery' } };

export const presenceDecides = true;

export const passing = [
  template({ Delivery: toS3(), Late: alarm('AWS/Firehose DeliveryToS3.DataFreshness', dimensions) }),
  template({
    Delivery: toS3(),
    Late: mathAlarm('m0 / 1000', metricOf('AWS/Firehose KinesisMillisBehindLatest', dimensions)),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({ Delivery: toS3(), Failing: alarm('AWS/Firehose DeliveryToS3.Success', dimensions) }),
    problems: { Delivery: [{}] },
  },
  { template: template({ Delivery: toS3() }), problems: { Delivery: [NO_ALARMS] } },
];
