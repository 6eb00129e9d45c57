import type { Grant, IRole } from 'aws-cdk-lib/aws-iam';
import { type CfnDeliveryStream, Compression } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { grantDelivery } from '../bucket/delivery-grants';
import { type Buffering, type BufferingDefaults, bufferingHints } from './buffering';
import { requireCompression } from './compression';
import { deliveryLog } from './delivery-log';
import { objectEncryption } from './object-encryption';
import { requireErrorPrefix, requirePrefix } from './prefix/s3-prefix';

/** A backup is read seldom, so its objects are large; Firehose offers no zero buffering for it. */
const BUFFERING: BufferingDefaults = {
  interval: Duration.seconds(900),
  size: Size.mebibytes(128),
  minInterval: Duration.seconds(60),
};

/** Where records are put aside, and who does it. */
export interface BackupPlace {
  /** The struct that the settings come from, for error messages. */
  readonly owner: string;
  readonly bucket: IBucket;
  readonly role: IRole;
  readonly logGroup: ILogGroup;
}

/** The names and the sizes of the objects. */
export interface BackupLayout extends Buffering {
  readonly prefix?: string;
  readonly errorOutputPrefix: string;
  readonly compression?: Compression;
}

export interface BackupObjects {
  readonly configuration: CfnDeliveryStream.S3DestinationConfigurationProperty;
  readonly grants: Grant[];
}

/** Renders a bucket for records which are put aside, compressed with gzip unless told otherwise. */
export function backupObjects(scope: Construct, place: BackupPlace, layout: BackupLayout): BackupObjects {
  const { owner, bucket, role, logGroup } = place;
  const { prefix = 'backup/', errorOutputPrefix, compression = Compression.GZIP } = layout;
  requirePrefix(owner, 'prefix', prefix);
  requireErrorPrefix(owner, 'errorOutputPrefix', errorOutputPrefix);
  requireCompression(owner, compression);
  const log = deliveryLog(scope, 'BackupDelivery', logGroup, role);
  return {
    configuration: {
      bucketArn: bucket.bucketArn,
      roleArn: role.roleArn,
      prefix,
      errorOutputPrefix,
      bufferingHints: bufferingHints(owner, layout, BUFFERING),
      compressionFormat: compression.value,
      encryptionConfiguration: objectEncryption(bucket),
      cloudWatchLoggingOptions: log.options,
    },
    grants: [grantDelivery(role, bucket), log.grant],
  };
}
