import type { DeliveryStreamEntry } from '../delivery-stream-entry';
import type {
  DeliveryStreamProperties,
  DestinationProperties,
  ExtendedS3Properties,
  S3Properties,
} from '../destination/delivery-properties';
import { configuredDestination } from '../destination/destination-kinds';
import { EXTENDED_S3, S3 } from '../destination/s3/s3-kinds';

/** What a description never shows. */
const SECRETS = new Set(['AccessKey', 'HECToken', 'KeyPassphrase', 'Password', 'PrivateKey']);

export const DESTINATION_ID = 'destinationId-000000000001';

/** The description of a delivery stream: its properties, under the names that descriptions use. */
export function describeDeliveryStream(entry: DeliveryStreamEntry): object {
  const { name, arn, status, version, createdAt, updatedAt, properties } = entry;
  const type = properties.DeliveryStreamType ?? 'DirectPut';
  return {
    DeliveryStreamDescription: {
      DeliveryStreamName: name,
      DeliveryStreamARN: arn,
      DeliveryStreamStatus: status,
      DeliveryStreamType: type,
      VersionId: String(version),
      CreateTimestamp: createdAt / 1000,
      ...(updatedAt !== undefined && { LastUpdateTimestamp: updatedAt / 1000 }),
      ...(type === 'DirectPut' && { DeliveryStreamEncryptionConfiguration: describeEncryption(entry) }),
      HasMoreDestinations: false,
      Source: describeSource(entry),
      Destinations: [{ DestinationId: DESTINATION_ID, ...destination(properties) }],
    },
  };
}

function describeEncryption({ encryption }: DeliveryStreamEntry): object {
  return encryption === undefined ? { Status: 'DISABLED' } : { Status: 'ENABLED', ...encryption };
}

/** Each source is described as it was configured; of a database, its password is not part of that. */
function describeSource({ properties, createdAt }: DeliveryStreamEntry): object | undefined {
  const source = Object.entries(properties).find(([name]) => /SourceConfiguration$/.test(name));
  if (source === undefined) return undefined;
  const [name, configuration] = source;
  const DeliveryStartTimestamp = name.startsWith('DirectPut') ? undefined : createdAt / 1000;
  return { [name.replace(/Configuration$/, 'Description')]: { ...(configuration as object), DeliveryStartTimestamp } };
}

function destination(properties: DeliveryStreamProperties): object {
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
