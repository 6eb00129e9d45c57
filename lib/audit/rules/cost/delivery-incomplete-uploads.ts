import { requiresLifecycle } from '../../reading/delivered-buckets';
import type { Rule } from '../../rule';

export const deliveryIncompleteUploads: Rule = {
  id: 'delivery-incomplete-uploads',
  title: 'A bucket that is delivered to keeps the parts of uploads which were never completed',
  why: 'They are billed as storage, and no list of objects shows them.',
  severity: 'low',
  fix: 'Add a lifecycle rule with AbortIncompleteMultipartUpload after some days.',
  controls: { securityHub: ['S3.13'], wellArchitected: ['COST04-BP05'] },
  concern: 'cost',
  types: ['AWS::S3::Bucket'],
  check: requiresLifecycle(['AbortIncompleteMultipartUpload.DaysAfterInitiation']),
};
