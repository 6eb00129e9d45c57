import type { Fixture } from '../fixture';

const bucket = (algorithm: string, properties: Record<string, unknown> = {}) => ({
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: algorithm }, ...properties },
          ],
        },
      },
    },
  },
});
const property = 'BucketEncryption.ServerSideEncryptionConfiguration.*.BucketKeyEnabled';

export const passing: Fixture['passing'] = [
  bucket('AES256'),
  bucket('aws:kms', { BucketKeyEnabled: 'true' }),
  // A second layer of encryption takes no bucket key.
  bucket('aws:kms:dsse'),
];

export const failing: Fixture['failing'] = [
  { template: bucket('aws:kms'), problems: { Bucket: [{ property }] } },
  {
    template: bucket('aws:kms', { BucketKeyEnabled: false }),
    problems: { Bucket: [{ property, value: false }] },
  },
  {
    template: bucket('aws:kms', { BucketKeyEnabled: { 'Fn::ImportValue': 'Keys' } }),
    problems: { Bucket: [{ property, value: { 'Fn::ImportValue': 'Keys' }, unresolved: true }] },
  },
];
