import type { Grant, IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { backupObjects } from './backup-objects';

/** A copy of every record as it came, before any transformation. Firehose cannot turn it off again. */
export interface RecordBackup {
  /** The bucket for the copies. */
  readonly bucket: IBucket;

  /**
   * The prefix of the objects.
   *
   * @default 'backup/'
   */
  readonly prefix?: string;

  /**
   * The prefix of what could not be backed up.
   *
   * @default 'backup-errors/!{firehose:error-output-type}/'
   */
  readonly errorOutputPrefix?: string;

  /**
   * How long records are collected: 60 to 900 seconds.
   *
   * @default Duration.seconds(900)
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected: 1 to 128 MiB.
   *
   * @default Size.mebibytes(128)
   */
  readonly bufferingSize?: Size;
}

/** The properties of a destination which turn its backup on or off. */
export interface BackupConfig {
  readonly s3BackupMode: string;
  readonly s3BackupConfiguration?: CfnDeliveryStream.S3DestinationConfigurationProperty;
  readonly grants: Grant[];
}

/** Renders a backup into a gzip'd object per buffer. */
export function backupConfig(
  scope: Construct,
  role: IRole,
  logGroup: ILogGroup,
  backup: RecordBackup | undefined,
): BackupConfig {
  if (backup === undefined) return { s3BackupMode: 'Disabled', grants: [] };
  const { configuration, grants } = backupObjects(
    scope,
    { owner: 'RecordBackup', bucket: backup.bucket, role, logGroup },
    { ...backup, errorOutputPrefix: backup.errorOutputPrefix ?? 'backup-errors/!{firehose:error-output-type}/' },
  );
  return { s3BackupMode: 'Enabled', s3BackupConfiguration: configuration, grants };
}
