import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { isAccessLogBucket } from '../../../../lib/audit/reading/access-log-bucket';

const template = new AuditedTemplate({
  Resources: {
    Lake: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' }, LogFilePrefix: { Ref: 'Prefix' } },
      },
    },
    Logs: { Type: 'AWS::S3::Bucket' },
    Prefix: { Type: 'AWS::S3::Bucket' },
  },
});

test.each([
  ['Logs', true],
  ['Lake', false],
  ['Prefix', false],
])('%s takes the access logs of others: %s', (logicalId, expected) => {
  const bucket = template.resource(logicalId);
  expect(bucket && isAccessLogBucket(bucket, template)).toBe(expected);
});
