import { bucketName } from '../../kernel/bucket-arn';
import type { ServerSideEncryption } from '../../kernel/encryption';
import type { S3Properties } from './delivery-properties';

/** Where objects go, as whom, and encrypted how. */
export interface WriterTarget {
  readonly bucket: string;
  readonly roleArn?: string;
  readonly encryption?: ServerSideEncryption;
}

/** The objects of a delivery are encrypted as their bucket says, unless a key is named for them. */
export function writerTarget({ BucketARN, RoleARN, EncryptionConfiguration }: S3Properties): WriterTarget {
  const key = EncryptionConfiguration?.KMSEncryptionConfig?.AWSKMSKeyARN;
  return {
    bucket: bucketName('BucketARN', BucketARN),
    roleArn: RoleARN,
    ...(key !== undefined && { encryption: { algorithm: 'aws:kms', key } }),
  };
}
