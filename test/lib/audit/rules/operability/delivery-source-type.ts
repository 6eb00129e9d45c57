import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const delivery = (properties: object) => only('AWS::KinesisFirehose::DeliveryStream', { ...properties });
const KinesisStreamSourceConfiguration = { KinesisStreamARN: 'arn' };
const property = 'DeliveryStreamType';

export const passing: Fixture['passing'] = [
  delivery({}),
  delivery({ DeliveryStreamType: 'KinesisStreamAsSource', KinesisStreamSourceConfiguration }),
  delivery({ DeliveryStreamType: 'MSKAsSource', MSKSourceConfiguration: { TopicName: 'clicks' } }),
];

export const failing: Fixture['failing'] = [
  found(delivery({ KinesisStreamSourceConfiguration }), { property }),
  found(delivery({ DeliveryStreamType: 'DirectPut', KinesisStreamSourceConfiguration }), {
    property,
    value: 'DirectPut',
  }),
  found(delivery({ DeliveryStreamType: 'KinesisStreamAsSource', DatabaseSourceConfiguration: { Port: 3306 } }), {
    property,
    value: 'KinesisStreamAsSource',
  }),
  found(delivery({ DeliveryStreamType: UNKNOWN, KinesisStreamSourceConfiguration }), {
    property,
    value: UNKNOWN,
    unresolved: true,
  }),
];
