import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** Objects take the bucket's key; without one they take whatever the bucket does by default. */
export function objectEncryption(bucket: IBucket): CfnDeliveryStream.EncryptionConfigurationProperty | undefined {
  if (bucket.encryptionKey === undefined) return undefined;
  return { kmsEncryptionConfig: { awskmsKeyArn: bucket.encryptionKey.keyArn } };
}
