import type { FailingTemplate } from '../fixture';
import { alarm, handler, mapping, stream, template, toS3 } from '../resources';

const writer = handler({ Environment: { Variables: { DELIVERY_STREAM: { Ref: 'Delivery' } } } });
const freshness = alarm('AWS/Firehose DeliveryToS3.DataFreshness', { DeliveryStreamName: { Ref: 'Delivery' } });

export const presenceDecides = true;

export const passing = [
  template({ Stream: stream(), Mapping: mapping(), Handler: writer, Delivery: toS3(), Freshness: freshness }),
  template({ Stream: stream(), Mapping: mapping(), Handler: handler(), Delivery: toS3() }),
  template({ Handler: writer, Delivery: toS3() }),
  template({
    Stream: stream(),
    Mapping: mapping(),
    Handler: writer,
    Delivery: toS3({}, { DeliveryStreamType: 'KinesisStreamAsSource' }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({ Stream: stream(), Mapping: mapping(), Handler: writer, Delivery: toS3() }),
    problems: { Delivery: [{ message: 'written to by Handler' }] },
  },
];
