import type { AuditedResource } from '../../audited-resource';
import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import { textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';

const ENCRYPTION = 'BucketEncryption.ServerSideEncryptionConfiguration.*';

const requiresBucketKey = requires(`${ENCRYPTION}.BucketKeyEnabled`, isTrue, { absent: false });

export const bucketKey: Rule = {
  id: 'bucket-key',
  title: 'A bucket with a KMS key has no bucket key',
  why: 'Each object that is written or read is a request to KMS of its own; with a bucket key, up to 99 of 100 are not needed.',
  severity: 'low',
  fix: 'Set BucketKeyEnabled; the encryption context of its roles is then the ARN of the bucket, not of the object.',
  controls: { wellArchitected: ['COST06-BP01'] },
  concern: 'cost',
  types: ['AWS::S3::Bucket'],
  check: (bucket, template) => (hasKmsKey(bucket) ? requiresBucketKey(bucket, template) : []),
};

function hasKmsKey(bucket: AuditedResource): boolean {
  return textsAt(bucket, `${ENCRYPTION}.ServerSideEncryptionByDefault.SSEAlgorithm`).includes('aws:kms');
}
