import { requires } from '../../expectation';
import { DELIVERY_STREAM, SOURCES } from '../../reading/delivery-streams';
import { isAlwaysSet } from '../../reading/presence';
import type { Rule } from '../../rule';

const CHECKS = SOURCES.map(
  ([source, reading]) => [source, requires('DeliveryStreamType', (type) => type === reading)] as const,
);

export const deliverySourceType: Rule = {
  id: 'delivery-source-type',
  title: 'A delivery stream names a source that its type does not read',
  why: 'Without a type it takes records by direct PUT, and nothing of the source is delivered: the deployment fails, or the source is ignored.',
  severity: 'high',
  fix: 'Set DeliveryStreamType to KinesisStreamAsSource, MSKAsSource or DatabaseAsSource, as the source is.',
  controls: {},
  concern: 'operability',
  types: [DELIVERY_STREAM],
  check: (stream, template) =>
    CHECKS.flatMap(([source, check]) => (isAlwaysSet(stream, source) ? check(stream, template) : [])),
};
