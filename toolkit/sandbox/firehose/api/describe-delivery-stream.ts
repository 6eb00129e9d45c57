import type { DeliveryStream } from '../delivery-stream';
import type { DestinationProperties, ExtendedS3Properties, S3Properties } from '../destination/delivery-properties';
import { configuredDestination } from '../destination/destination-kinds';
import { EXTENDED_S3, S3 } from '../destination/s3/s3-kinds';

/** What a description never shows. */
const SECRETS = new Set(['AccessKey', 'HECToken', 'KeyPassphrase', 'Password', 'PrivateKey']);

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
  const { property, properties: configuration } = configuredDestination(properties);
  if (property === S3.property || property === EXTENDED_S3.property) {
    return {
      S3DestinationDescription: describeS3(configuration),
      ExtendedS3DestinationDescription: describeExtendedS3(configuration),
    };
  }
  return { [property.replace(/Configuration$/, 'Description')]: describeOther(configuration) };
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

function describeOther(properties: DestinationProperties): object {
  const { S3Configuration = {}, S3BackupConfiguration: backup, ...rest } = properties;
  return {
    ...withoutSecrets(rest),
    S3DestinationDescription: describeS3(S3Configuration),
    ...(backup !== undefined && { S3BackupDescription: describeS3(backup) }),
  };
}

function withoutSecrets(properties: object): object {
  const visible = Object.entries(properties).filter(([name]) => !SECRETS.has(name));
  return Object.fromEntries(
    visible.map(([name, value]) => [name, name === 'EndpointConfiguration' ? withoutSecrets(value) : value]),
  );
}
