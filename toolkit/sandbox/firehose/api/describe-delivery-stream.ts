import type { DeliveryStream } from '../delivery-stream';
import type { ExtendedS3Properties, RedshiftProperties, S3Properties } from '../destination/delivery-properties';

/** The description of a delivery stream: its properties, under the names that descriptions use. */
export function describeDeliveryStream(name: string, { arn, properties, createdAt }: DeliveryStream): object {
  const { KinesisStreamSourceConfiguration: source } = properties;
  return {
    DeliveryStreamDescription: {
      DeliveryStreamName: name,
      DeliveryStreamARN: arn,
      DeliveryStreamStatus: 'ACTIVE',
      DeliveryStreamType: properties.DeliveryStreamType ?? 'DirectPut',
      VersionId: '1',
      CreateTimestamp: createdAt / 1000,
      HasMoreDestinations: false,
      ...(source !== undefined && {
        Source: { KinesisStreamSourceDescription: { ...source, DeliveryStartTimestamp: createdAt / 1000 } },
      }),
      Destinations: [{ DestinationId: 'destinationId-000000000001', ...destination(properties) }],
    },
  };
}

function destination(properties: DeliveryStream['properties']): object {
  const redshift = properties.RedshiftDestinationConfiguration;
  if (redshift !== undefined) return { RedshiftDestinationDescription: describeRedshift(redshift) };
  const s3 = properties.ExtendedS3DestinationConfiguration ?? properties.S3DestinationConfiguration ?? {};
  return { S3DestinationDescription: describeS3(s3), ExtendedS3DestinationDescription: describeExtendedS3(s3) };
}

/** What a destination has by default is described as if it had been set. */
function describeS3(properties: S3Properties): object {
  const { BucketARN, RoleARN, Prefix, ErrorOutputPrefix, CloudWatchLoggingOptions } = properties;
  return {
    BucketARN,
    RoleARN,
    Prefix,
    ErrorOutputPrefix,
    CloudWatchLoggingOptions,
    BufferingHints: properties.BufferingHints ?? { SizeInMBs: 5, IntervalInSeconds: 300 },
    CompressionFormat: properties.CompressionFormat ?? 'UNCOMPRESSED',
    EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' },
  };
}

function describeExtendedS3({ S3BackupConfiguration: backup, ...properties }: ExtendedS3Properties): object {
  return {
    ...properties,
    ...describeS3(properties),
    S3BackupMode: properties.S3BackupMode ?? 'Disabled',
    ...(backup !== undefined && { S3BackupDescription: describeS3(backup) }),
  };
}

function describeRedshift(properties: RedshiftProperties): object {
  const { S3Configuration = {}, S3BackupConfiguration: backup, ...rest } = properties;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'Password')),
    S3DestinationDescription: describeS3(S3Configuration),
    ...(backup !== undefined && { S3BackupDescription: describeS3(backup) }),
  };
}
