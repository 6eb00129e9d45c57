/** What takes effect of a bucket that is delivered to. */
export const BUCKET_PATHS = [
  'BucketARN',
  'Prefix',
  'ErrorOutputPrefix',
  'CompressionFormat',
  'BufferingHints',
  'EncryptionConfiguration',
];

/** What takes effect of a backup of all records. */
export const BACKUP_PATHS = [
  'S3BackupMode',
  ...below('S3BackupConfiguration', [...BUCKET_PATHS, 'CloudWatchLoggingOptions']),
];

export function below(parent: string, paths: readonly string[]): string[] {
  return paths.map((path) => `${parent}.${path}`);
}
