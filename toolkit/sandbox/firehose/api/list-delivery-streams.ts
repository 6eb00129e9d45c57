import type { DeliveryStreams } from '../delivery-streams';
import type { Input } from './operation';

const DEFAULT_LIMIT = 10;

export function listDeliveryStreams(deliveryStreams: DeliveryStreams, input: Input): unknown {
  const { Limit = DEFAULT_LIMIT, DeliveryStreamType: type, ExclusiveStartDeliveryStreamName: after = '' } = input;
  const names = deliveryStreams.all
    .filter(({ name, properties }) => {
      return name > String(after) && (type === undefined || (properties.DeliveryStreamType ?? 'DirectPut') === type);
    })
    .map(({ name }) => name)
    .sort();
  const limit = Number(Limit);
  return { DeliveryStreamNames: names.slice(0, limit), HasMoreDeliveryStreams: names.length > limit };
}
