import { requiresLifecycle } from '../../reading/delivered-buckets';
import { textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';

const requiresExpiration = requiresLifecycle([
  'NoncurrentVersionExpiration.NoncurrentDays',
  'NoncurrentVersionExpirationInDays',
]);

export const deliveryNoncurrentVersions: Rule = {
  id: 'delivery-noncurrent-versions',
  title: 'A versioned bucket that is delivered to keeps replaced and deleted objects for ever',
  why: 'Each of them goes on costing what it cost before it was deleted.',
  severity: 'low',
  fix: 'Add a lifecycle rule with NoncurrentVersionExpiration.',
  controls: { securityHub: ['S3.10'], wellArchitected: ['COST04-BP05'] },
  concern: 'cost',
  types: ['AWS::S3::Bucket'],
  check: (bucket, template) =>
    textsAt(bucket, 'VersioningConfiguration.Status').includes('Enabled') ? requiresExpiration(bucket, template) : [],
};
