import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const delivery = (properties: Readonly<Record<string, unknown>>) =>
  only('AWS::KinesisFirehose::DeliveryStream', properties);
const property = 'DeliveryStreamEncryptionConfigurationInput';

export const passing: Fixture['passing'] = [
  delivery({ [property]: { KeyType: 'AWS_OWNED_CMK' } }),
  delivery({ DeliveryStreamType: 'DirectPut', [property]: { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: 'arn' } }),
  delivery({ DeliveryStreamType: 'KinesisStreamAsSource' }),
  delivery({ DeliveryStreamType: 'MSKAsSource' }),
  delivery({ KinesisStreamSourceConfiguration: { KinesisStreamARN: 'arn' } }),
  delivery({ DeliveryStreamType: UNKNOWN, MSKSourceConfiguration: { TopicName: 'clicks' } }),
];

export const failing: Fixture['failing'] = [
  found(delivery({}), { property }),
  found(delivery({ DeliveryStreamType: 'DirectPut' }), { property }),
  found(delivery({ [property]: { 'Fn::If': ['Encrypted', { KeyType: 'AWS_OWNED_CMK' }, { Ref: 'AWS::NoValue' }] } }), {
    property,
  }),
  found(delivery({ DeliveryStreamType: UNKNOWN }), {
    property: 'DeliveryStreamType',
    value: UNKNOWN,
    unresolved: true,
  }),
];
