import { requires } from '../../expectation';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import { isAtLeast } from '../../reading/numbers';
import type { Rule } from '../../rule';

const LEAST_SECONDS = 300;
const INTERVAL = 'RedshiftDestinationConfiguration.S3Configuration.BufferingHints.IntervalInSeconds';

const requiresInterval = requires(INTERVAL, isAtLeast(LEAST_SECONDS), { absent: LEAST_SECONDS });

export const redshiftCopyInterval: Rule = {
  id: 'redshift-copy-interval',
  title: 'A delivery stream loads a Redshift Serverless workgroup more often than every 5 minutes',
  why: 'Each COPY is billed for 60 seconds at least: every minute keeps the workgroup awake day and night, at 15 times what every 15 minutes costs.',
  severity: 'medium',
  fix: 'Set IntervalInSeconds to 900, or use streaming ingestion where rows have to be there at once.',
  controls: { wellArchitected: ['COST06-BP01'] },
  concern: 'cost',
  types: [DELIVERY_STREAM],
  check: (stream, template) => {
    const loads = stream.has('RedshiftDestinationConfiguration');
    const serverless = template.ofType('AWS::RedshiftServerless::Workgroup').length > 0;
    return loads && serverless ? requiresInterval(stream, template) : [];
  },
};
