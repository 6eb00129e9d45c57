import { alarmsOn, unwatched } from '../../reading/alarms';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import { DELIVERY_AGE } from '../../reading/metric-families';
import type { Rule } from '../../rule';

export const deliveryFreshnessAlarm: Rule = {
  id: 'delivery-freshness-alarm',
  title: 'No alarm tells when a delivery stream falls behind',
  why: 'Firehose retries for 24 hours with direct PUT, and until the records expire with a stream as source; then they are lost.',
  severity: 'medium',
  fix: 'Set an alarm on the DataFreshness of the destination, above the buffering interval.',
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: [DELIVERY_STREAM],
  check: (delivery, template) => (alarmsOn(delivery, DELIVERY_AGE, template).length > 0 ? [] : [unwatched(template)]),
};
