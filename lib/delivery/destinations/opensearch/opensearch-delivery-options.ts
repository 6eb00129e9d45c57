import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IDataProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Duration, Size } from 'aws-cdk-lib/core';
import type { DestinationBackup } from '../destination-backup';
import type { DestinationVpc } from './destination-vpc';

/** How documents get into an index of Amazon OpenSearch Service, of a domain or of a collection. */
export interface OpenSearchDeliveryOptions {
  /** The index: 1 to 80 characters, none uppercase, a space or one of `,:"*+/\|?#<>`, the first not `-` or `_`. */
  readonly indexName: string;

  /**
   * How long documents are collected: 0 to 900 seconds.
   *
   * @default Duration.seconds(300)
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected: 1 to 100 MiB.
   *
   * @default Size.mebibytes(5)
   */
  readonly bufferingSize?: Size;

  /**
   * How long a failing delivery is repeated before its documents go to the backup: 0 to 7,200 seconds.
   *
   * @default Duration.seconds(300)
   */
  readonly retryDuration?: Duration;

  /**
   * The VPC in which the index is reached. Adding it later, changing it or leaving it out replaces the delivery stream.
   *
   * @default - the index is reached over a public endpoint
   */
  readonly vpc?: DestinationVpc;

  /**
   * The bucket for the documents which could not be indexed, or for all; which of the two cannot be changed later.
   *
   * @default - a new bucket for those which could not be indexed
   */
  readonly backup?: DestinationBackup;

  /**
   * What transforms the records into documents.
   *
   * @default - records are JSON documents already
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
