import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { IDataStream } from '../data-stream-interface';
import type { ChannelDestination } from './channel-destination';

/** Which stream a channel delivers, where to and how soon. */
export interface DeliveryChannelProps {
  /**
   * The data stream to deliver, with on-demand capacity, and not encrypted with the key `alias/aws/kinesis`. Of a stream
   * made elsewhere neither can be told here: the deployment fails if it is otherwise.
   */
  readonly source: IDataStream;

  /** Where records are delivered. */
  readonly destination: ChannelDestination;

  /**
   * Name of the channel, unique in its account and region: 1 to 128 letters, digits, underscores, dots and hyphens.
   *
   * @default - generated from the construct's path
   */
  readonly channelName?: string;

  /**
   * How long a record may wait until it is delivered: 300 to 900 seconds. It can be changed later.
   *
   * @default Duration.seconds(300)
   * @see https://docs.aws.amazon.com/streams/latest/dev/data-delivery-s3-about.html
   */
  readonly dataFreshness?: Duration;

  /**
   * Bucket for dead letters: the ids of records that cannot be delivered, and why. Their data stays in the stream, until
   * its retention period ends.
   *
   * @default - a new bucket, with the key of the stream, which keeps them for 90 days
   */
  readonly deadLetterBucket?: IBucket;

  /**
   * Log group for the errors of the delivery. It can be changed later.
   *
   * @default - a new log group, which keeps them for one year
   */
  readonly logGroup?: ILogGroup;

  /**
   * What becomes of the bucket and the log group that the channel created, when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
