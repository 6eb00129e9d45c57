import { requires } from '../../expectation';
import { DELIVERY_STREAM, destinationOf, REDSHIFT_DESTINATION } from '../../reading/delivery-streams';
import { isAtLeast } from '../../reading/numbers';
import type { Rule } from '../../rule';

/** Its maintenance alone can take half an hour. */
const REDSHIFT_SECONDS = 3600;

export const deliveryRetryDuration: Rule = {
  id: 'delivery-retry-duration',
  title: 'A delivery stream gives up on its destination at once, or on Redshift within the hour',
  why: 'What is not delivered within the retry duration is skipped: it stays in S3, and somebody has to load it by hand.',
  severity: 'medium',
  fix: 'Set DurationInSeconds of RetryOptions: 3600 to 7200 for Redshift, and more than 0 for every other destination.',
  controls: {},
  concern: 'data-loss',
  types: [DELIVERY_STREAM],
  check: (stream, template) => {
    const destination = destinationOf(stream);
    const seconds = destination === REDSHIFT_DESTINATION ? REDSHIFT_SECONDS : 1;
    const duration = `${destination}.RetryOptions.DurationInSeconds`;
    return requires(duration, isAtLeast(seconds), { absent: seconds })(stream, template);
  },
};
