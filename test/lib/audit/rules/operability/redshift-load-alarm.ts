import type { FailingTemplate } from '../fixture';
import { alarm, NO_ALARMS, template, toRedshift, toS3 } from '../resources';

const dimensions = { DeliveryStreamName: { Ref: 'Delivery' } };

export const presenceDecides = true;

export const passing = [
  template({ Delivery: toRedshift(), Failing: alarm('AWS/Firehose DeliveryToRedshift.Success', dimensions) }),
  template({ Delivery: toS3() }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Delivery: toRedshift(),
      Late: alarm('AWS/Firehose DeliveryToS3.DataFreshness', dimensions),
    }),
    problems: { Delivery: [{}] },
  },
  { template: template({ Delivery: toRedshift() }), problems: { Delivery: [NO_ALARMS] } },
];
