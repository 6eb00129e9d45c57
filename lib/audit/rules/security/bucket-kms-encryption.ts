import { requires } from '../../expectation';
import { isAccessLogBucket } from '../../reading/access-log-bucket';
import type { Rule } from '../../rule';
import { ENCRYPTION_AT_REST } from './requirements';

const ALGORITHM = 'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.SSEAlgorithm';

const requiresKms = requires(ALGORITHM, (algorithm) => /^aws:kms(:dsse)?$/.test(String(algorithm)));

export const bucketKmsEncryption: Rule = {
  id: 'bucket-kms-encryption',
  title: 'A bucket is encrypted with a key of S3, not with a KMS key',
  why: 'Whoever may read an object may decrypt it: there is no key whose use could be denied, logged or cut off.',
  severity: 'low',
  fix: 'Set SSEAlgorithm to aws:kms and name a key. A bucket for access logs is left out: S3 cannot deliver them to a KMS key.',
  controls: {
    ...ENCRYPTION_AT_REST,
    securityHub: ['S3.17'],
    nist80053r5: [...ENCRYPTION_AT_REST.nist80053r5, 'AU-9', 'SC-12(2)'],
    pciDss: ['v4.0.1/3.5.1'],
  },
  concern: 'security',
  types: ['AWS::S3::Bucket'],
  check: (bucket, template) => (isAccessLogBucket(bucket, template) ? [] : requiresKms(bucket, template)),
};
