import type { DestinationConfig } from 'aws-cdk-lib/aws-kinesisfirehose';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Stack } from 'aws-cdk-lib/core';

type S3Configuration = Partial<firehose.CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty>;

const TARGET = { bucketArn: 'arn:aws:s3:::lake', roleArn: 'arn:aws:iam::111111111111:role/firehose' };

/** A delivery stream that producers put to, with such a destination. */
export function deliveryStreamTo(
  stack: Stack,
  destination: DestinationConfig,
  encryption?: firehose.StreamEncryption,
): firehose.DeliveryStream {
  return new firehose.DeliveryStream(stack, 'PutTo', { destination: { bind: () => destination }, encryption });
}

export function toS3(configuration: S3Configuration = {}): DestinationConfig {
  return { extendedS3DestinationConfiguration: { ...TARGET, ...configuration } };
}

/** One that has everything that Firehose measures apart. */
export function deliveryStreamWithAll(stack: Stack): firehose.DeliveryStream {
  const destination = toS3({ s3BackupMode: 'Enabled', dynamicPartitioningConfiguration: { enabled: true } });
  return deliveryStreamTo(stack, destination, firehose.StreamEncryption.customerManagedKey());
}
