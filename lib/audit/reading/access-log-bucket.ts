import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';

/** Whether other buckets write their access logs to this one: such a bucket takes no KMS key, and logs of itself would not end. */
export function isAccessLogBucket(bucket: AuditedResource, template: AuditedTemplate): boolean {
  const logged = template.referring(bucket, 'AWS::S3::Bucket');
  return logged.some((other) => template.referred(other, 'LoggingConfiguration.DestinationBucketName') === bucket);
}
