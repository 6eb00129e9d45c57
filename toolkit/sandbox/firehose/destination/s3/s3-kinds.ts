import type { ExtendedS3Properties } from '../delivery-properties';
import type { DestinationKind } from '../destination-kind';
import { BACKUP_PATHS, BUCKET_PATHS, below } from '../property-paths';
import { S3Destination } from './s3-destination';

const CONVERSION_PATHS = [
  'Enabled',
  'SchemaConfiguration',
  'InputFormatConfiguration.Deserializer',
  'OutputFormatConfiguration.Serializer.OrcSerDe',
  ...below('OutputFormatConfiguration.Serializer.ParquetSerDe', [
    'BlockSizeBytes',
    'Compression',
    'EnableDictionaryCompression',
    'PageSizeBytes',
  ]),
];

/** Objects in a bucket, by the property that came first. */
export const S3: DestinationKind<ExtendedS3Properties> = {
  property: 'S3DestinationConfiguration',
  honours: [...BUCKET_PATHS, 'CloudWatchLoggingOptions', 'RoleARN'],
  records: [],
  freshnessMetric: 'DeliveryToS3.DataFreshness',
  open: (context, properties, options) => new S3Destination(context, properties, options),
};

/** Objects in a bucket, processed on the way. Files need no padding on disks that have no blocks. */
export const EXTENDED_S3: DestinationKind<ExtendedS3Properties> = {
  ...S3,
  property: 'ExtendedS3DestinationConfiguration',
  honours: [
    ...S3.honours,
    ...BACKUP_PATHS,
    ...below('DataFormatConversionConfiguration', CONVERSION_PATHS),
    'CustomTimeZone',
    'DynamicPartitioningConfiguration.Enabled',
    'FileExtension',
    'ProcessingConfiguration',
  ],
  records: ['DataFormatConversionConfiguration.OutputFormatConfiguration.Serializer.ParquetSerDe.MaxPaddingBytes'],
};
