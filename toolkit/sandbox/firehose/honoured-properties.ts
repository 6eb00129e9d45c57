const S3 = ['BucketARN', 'Prefix', 'ErrorOutputPrefix', 'CompressionFormat', 'BufferingHints'];
const BACKUP = ['S3BackupMode', ...below('S3BackupConfiguration', [...S3, 'CloudWatchLoggingOptions'])];

const CONVERSION = [
  'Enabled',
  'SchemaConfiguration',
  'InputFormatConfiguration.Deserializer',
  'OutputFormatConfiguration.Serializer.OrcSerDe',
  'OutputFormatConfiguration.Serializer.ParquetSerDe.Compression',
];

const EXTENDED_S3 = [
  ...S3,
  ...BACKUP,
  ...below('DataFormatConversionConfiguration', CONVERSION),
  'CloudWatchLoggingOptions',
  'CustomTimeZone',
  'DynamicPartitioningConfiguration',
  'FileExtension',
  'ProcessingConfiguration',
];

const REDSHIFT = [
  ...BACKUP,
  ...below('S3Configuration', S3),
  'ClusterJDBCURL',
  'CloudWatchLoggingOptions',
  'CopyCommand',
  'ProcessingConfiguration',
  'RetryOptions',
  'RoleARN',
  'SecretsManagerConfiguration',
  'Username',
];

/** Properties of a delivery stream that take effect here. */
export const HONOURED: readonly string[] = [
  'DeliveryStreamName',
  'DeliveryStreamType',
  'KinesisStreamSourceConfiguration.KinesisStreamARN',
  ...below('S3DestinationConfiguration', [...S3, 'CloudWatchLoggingOptions']),
  ...below('ExtendedS3DestinationConfiguration', EXTENDED_S3),
  ...below('RedshiftDestinationConfiguration', REDSHIFT),
];

/**
 * Encryption at rest, roles and the database password have nothing to act on here; what fails on the way to Redshift is
 * logged by the destination, not by its intermediate bucket.
 */
export const RECORDED: readonly string[] = [
  'DeliveryStreamEncryptionConfigurationInput',
  'KinesisStreamSourceConfiguration.RoleARN',
  'Tags',
  ...below('S3DestinationConfiguration', ['EncryptionConfiguration', 'RoleARN']),
  ...below('ExtendedS3DestinationConfiguration', ['EncryptionConfiguration', 'RoleARN']),
  ...below('ExtendedS3DestinationConfiguration.S3BackupConfiguration', ['EncryptionConfiguration', 'RoleARN']),
  ...below('RedshiftDestinationConfiguration', ['Password']),
  ...below('RedshiftDestinationConfiguration.S3BackupConfiguration', ['EncryptionConfiguration', 'RoleARN']),
  ...below('RedshiftDestinationConfiguration.S3Configuration', [
    'CloudWatchLoggingOptions',
    'EncryptionConfiguration',
    'RoleARN',
  ]),
];

function below(parent: string, paths: readonly string[]): string[] {
  return paths.map((path) => `${parent}.${path}`);
}
