import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import { DELIVERY_STREAM, destinationOf } from '../../reading/delivery-streams';
import type { Rule } from '../../rule';

export const deliveryLogging: Rule = {
  id: 'delivery-logging',
  title: 'A delivery stream does not log why deliveries fail',
  why: 'The metrics tell that the destination refuses records; the reason stands in the error log only.',
  severity: 'medium',
  fix: 'Set CloudWatchLoggingOptions of the destination, with a log group and a log stream.',
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: [DELIVERY_STREAM],
  check: (delivery, template) => {
    const enabled = `${destinationOf(delivery)}.CloudWatchLoggingOptions.Enabled`;
    return requires(enabled, isTrue)(delivery, template);
  },
};
