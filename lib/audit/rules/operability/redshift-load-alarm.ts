import { alarmsOn, unwatched } from '../../reading/alarms';
import { DELIVERY_STREAM, REDSHIFT_DESTINATION } from '../../reading/delivery-streams';
import type { MetricFamily } from '../../reading/metric-families';
import type { Rule } from '../../rule';

const LOADS: MetricFamily = {
  namespace: 'AWS/Firehose',
  names: /DeliveryToRedshift\.(Success|Records|Bytes)/,
  dimension: 'DeliveryStreamName',
};

export const redshiftLoadAlarm: Rule = {
  id: 'redshift-load-alarm',
  title: 'No alarm tells when COPY commands fail',
  why: 'The data freshness counts a record as delivered once it is in S3; a batch that Redshift refuses is skipped after the retry duration.',
  severity: 'medium',
  fix: 'Set an alarm on DeliveryToRedshift.Success below 1.',
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: [DELIVERY_STREAM],
  check: (delivery, template) =>
    delivery.has(REDSHIFT_DESTINATION) && alarmsOn(delivery, LOADS, template).length === 0 ? [unwatched(template)] : [],
};
