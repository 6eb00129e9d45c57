import type { Grant, IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream, Compression } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';
import { DeliveryBucket } from '../bucket/delivery-bucket';
import { backupObjects } from './backup-objects';
import { ERROR_OUTPUT_PREFIX } from './prefix/s3-prefix';

const OWNER = 'DestinationBackup';

/** Which records a destination puts into its backup bucket. Firehose does not go back from all to failed ones. */
export enum BackedUpRecords {
  /** Those which could not be transformed or delivered. */
  FAILED = 'FAILED',

  /** Every one. */
  ALL = 'ALL',
}

/** The bucket which a destination other than Amazon S3 needs beside itself, for what it does not take. */
export interface DestinationBackup {
  /**
   * The bucket.
   *
   * @default - a new delivery bucket
   */
  readonly bucket?: IBucket;

  /**
   * Which records are backed up.
   *
   * @default BackedUpRecords.FAILED
   */
  readonly records?: BackedUpRecords;

  /**
   * The prefix of the objects, where every record is backed up.
   *
   * @default 'backup/'
   */
  readonly prefix?: string;

  /**
   * The prefix of what could not be transformed or delivered.
   *
   * @default 'errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/'
   */
  readonly errorOutputPrefix?: string;

  /**
   * How the objects are compressed.
   *
   * @default Compression.GZIP
   */
  readonly compression?: Compression;

  /**
   * How long records are collected: 60 to 900 seconds.
   *
   * @default Duration.seconds(900)
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected, before compression: 1 to 128 MiB.
   *
   * @default Size.mebibytes(128)
   */
  readonly bufferingSize?: Size;
}

/** What a destination calls the records that it backs up; without a word for all, it can back up failed ones only. */
export interface BackupWords {
  readonly failed: string;
  readonly all?: string;
}

/** The properties of a destination which say what goes into which bucket. */
export interface DestinationBackupConfig {
  readonly s3BackupMode: string;
  readonly s3Configuration: CfnDeliveryStream.S3DestinationConfigurationProperty;
  readonly grants: Grant[];
}

/** Renders the backup of a destination other than Amazon S3. */
export function destinationBackup(
  scope: Construct,
  role: IRole,
  logGroup: ILogGroup,
  backup: DestinationBackup = {},
  words: BackupWords,
): DestinationBackupConfig {
  const s3BackupMode = backupMode(backup.records, words);
  const bucket = backup.bucket ?? new DeliveryBucket(scope, 'Backup').bucket;
  const { configuration, grants } = backupObjects(
    scope,
    { owner: OWNER, bucket, role, logGroup },
    { ...backup, errorOutputPrefix: backup.errorOutputPrefix ?? ERROR_OUTPUT_PREFIX },
  );
  return { s3BackupMode, s3Configuration: configuration, grants };
}

function backupMode(records: BackedUpRecords = BackedUpRecords.FAILED, words: BackupWords): string {
  const mode = records === BackedUpRecords.ALL ? words.all : words.failed;
  requireThat(mode !== undefined, OWNER, 'records', 'FAILED for this destination', records);
  return mode as string;
}
