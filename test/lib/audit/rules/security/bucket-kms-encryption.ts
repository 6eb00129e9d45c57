import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const encryption = (SSEAlgorithm: unknown) => ({
  BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }] },
});
const bucket = (algorithm: unknown) => only('AWS::S3::Bucket', encryption(algorithm));
const property = 'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.SSEAlgorithm';

export const passing: Fixture['passing'] = [
  bucket('aws:kms'),
  bucket('aws:kms:dsse'),
  {
    Resources: {
      Lake: {
        Type: 'AWS::S3::Bucket',
        Properties: { ...encryption('aws:kms'), LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } },
      },
      Logs: { Type: 'AWS::S3::Bucket', Properties: encryption('AES256') },
    },
  },
];

export const failing: Fixture['failing'] = [
  found(only('AWS::S3::Bucket'), { property }),
  found(bucket('AES256'), { property, value: 'AES256' }),
  found(bucket(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
