import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IDataProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Duration, Size } from 'aws-cdk-lib/core';
import type { DestinationBackup } from '../destination-backup';

/** How records get to an endpoint outside of AWS, and what becomes of those which do not. */
export interface EndpointDestinationOptions {
  /**
   * How long records are collected: 0 to 900 seconds, and 0 to 60 for Splunk.
   *
   * @default - 60 seconds, and none for Snowflake
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected, before compression: from 1 MiB to as much as the endpoint takes.
   *
   * @see https://docs.aws.amazon.com/firehose/latest/dev/buffering-hints.html
   *
   * @default - what Firehose recommends for the endpoint
   */
  readonly bufferingSize?: Size;

  /**
   * How long a delivery is repeated before its records go to the backup bucket: 0 to 7,200 seconds.
   *
   * @default - 300 seconds, and 60 for Snowflake
   */
  readonly retryDuration?: Duration;

  /**
   * The bucket for what cannot be delivered, or for everything.
   *
   * @default - a new bucket, for what cannot be delivered
   */
  readonly backup?: DestinationBackup;

  /**
   * What transforms the records.
   *
   * @default - records are delivered as they come
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
