import type { FailingTemplate } from '../fixture';
import { alarm, arnOf, handler, mapping, queue, stream, template, toS3 } from '../resources';

const writer = handler({ Environment: { Variables: { DELIVERY_STREAM: { Ref: 'Delivery' } } } });
const freshness = alarm('AWS/Firehose DeliveryToS3.DataFreshness', { DeliveryStreamName: { Ref: 'Delivery' } });

export const presenceDecides = true;

export const passing = [
  template({ Stream: stream(), Mapping: mapping(), Handler: writer, Delivery: toS3(), Freshness: freshness }),
  template({ Stream: stream(), Mapping: mapping(), Handler: handler(), Delivery: toS3() }),
  template({ Handler: writer, Delivery: toS3() }),
  template({ Queue: queue(), Mapping: mapping({ EventSourceArn: arnOf('Queue') }), Handler: writer, Delivery: toS3() }),
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
  {
    template: template({
      Stream: stream(),
      Mapping: mapping(),
      OtherMapping: mapping({ FunctionName: { Ref: 'Other' } }),
      Handler: writer,
      Other: writer,
      Delivery: toS3(),
    }),
    problems: { Delivery: [{ message: 'written to by Handler and Other' }] },
  },
];
