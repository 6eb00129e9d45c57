import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { NO_PUBLIC_ACCESS } from './requirements';

const BLOCK = 'PublicAccessBlockConfiguration';

const SETTINGS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

const CHECKS = SETTINGS.map((setting) => requires(`${BLOCK}.${setting}`, isTrue));

export const bucketPublicAccessBlock: Rule = {
  id: 'bucket-public-access-block',
  title: 'A bucket turns off a part of its public access block',
  why: 'One wrong policy or ACL, also of a single object, then opens the data to the internet.',
  severity: 'high',
  fix: 'Set all four settings of PublicAccessBlockConfiguration to true, or leave it out: S3 blocks all public access to new buckets.',
  controls: { ...NO_PUBLIC_ACCESS, securityHub: ['S3.8'] },
  concern: 'security',
  types: ['AWS::S3::Bucket'],
  check: (bucket, template) => (bucket.has(BLOCK) ? CHECKS.flatMap((check) => check(bucket, template)) : []),
};
