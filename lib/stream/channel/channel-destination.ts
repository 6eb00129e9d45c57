import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITableBucketRef } from 'aws-cdk-lib/aws-s3tables';
import type { BucketChannelOptions } from './bucket-channel-options';
import { bucketPlan } from './bucket-plan';
import type { ChannelPlan } from './channel-plan';
import type { StreamingTableOptions } from './streaming-table-options';
import { streamingTablePlan } from './streaming-table-plan';

/** Where a channel delivers the records of a data stream. */
export class ChannelDestination {
  /**
   * Objects in a general purpose bucket, which hold the records as they came.
   *
   * @param bucket Bucket in the region of the stream; import it together with its key, if it has one.
   * @param options How records become objects.
   * @see https://docs.aws.amazon.com/streams/latest/dev/data-delivery-s3-about.html
   */
  public static bucket(bucket: IBucket, options: BucketChannelOptions = {}): ChannelDestination {
    return new ChannelDestination(bucketPlan(bucket, options));
  }

  /**
   * Rows of an Apache Iceberg table, which the channel creates: it cannot deliver to a table that exists.
   *
   * @param tableBucket Table bucket in the account and region of the stream.
   * @param options Which table, and how records become rows.
   * @see https://docs.aws.amazon.com/streams/latest/dev/data-delivery-st-about.html
   */
  public static streamingTable(tableBucket: ITableBucketRef, options: StreamingTableOptions): ChannelDestination {
    return new ChannelDestination(streamingTablePlan(tableBucket, options));
  }

  private constructor(
    /** @internal */
    public readonly _plan: ChannelPlan,
  ) {}
}
