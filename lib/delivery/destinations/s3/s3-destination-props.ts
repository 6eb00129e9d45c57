import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Compression, IDataProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Duration, Size, TimeZone } from 'aws-cdk-lib/core';
import type { FormatConversion } from '../conversion/format-conversion';
import type { RecordBackup } from '../record-backup';
import type { DynamicPartitioning } from './dynamic-partitioning';

/** How the objects of an Amazon S3 destination are named and filled. */
export interface S3ObjectOptions {
  /**
   * The prefix of delivered objects: at most 1,024 characters with `!{expressions}`.
   *
   * @see https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
   *
   * @default - a folder `key=value/` for each key of dynamic partitioning, otherwise the hour of arrival, as `yyyy/MM/dd/HH/`
   */
  readonly prefix?: string;

  /**
   * The prefix of records which could not be transformed, partitioned, converted or delivered.
   *
   * @default 'errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/'
   */
  readonly errorOutputPrefix?: string;

  /**
   * The time zone of times in prefixes and names of objects.
   *
   * @default TimeZone.of('UTC')
   */
  readonly timeZone?: TimeZone;

  /**
   * The end of the names of objects: empty, or a period and lowercase letters, digits, `!-_.*'()`, at most 128 characters.
   *
   * @default - the usual one of the compression or format
   */
  readonly fileExtension?: string;

  /**
   * How objects are compressed; converted ones compress their columns themselves.
   *
   * @default - Compression.UNCOMPRESSED with format conversion, otherwise Compression.GZIP
   */
  readonly compression?: Compression;

  /**
   * How long records are collected: 0 to 900 seconds, and at least 60 with dynamic partitioning.
   *
   * @default Duration.seconds(300)
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected, before compression: 1 to 128 MiB, and at least 64 with format conversion or dynamic partitioning.
   *
   * @default Size.mebibytes(128)
   */
  readonly bufferingSize?: Size;
}

/** Properties of an Amazon S3 destination. */
export interface S3DestinationProps extends S3ObjectOptions {
  /**
   * Partitions by keys in the records.
   *
   * @default - none
   */
  readonly dynamicPartitioning?: DynamicPartitioning;

  /**
   * Conversion of JSON records into columns.
   *
   * @default - records are delivered in their own format, one after another
   */
  readonly formatConversion?: FormatConversion;

  /**
   * A copy of each record as it came.
   *
   * @default - none
   */
  readonly backup?: RecordBackup;

  /**
   * What transforms the records, besides the processor that finds partition keys.
   *
   * @default - nothing
   */
  readonly processors?: IDataProcessor[];

  /**
   * The role with which Firehose delivers.
   *
   * @default - a new role
   */
  readonly role?: IRole;

  /**
   * The log group for delivery errors.
   *
   * @default - a new log group, which keeps them for one year
   */
  readonly logGroup?: ILogGroup;
}
