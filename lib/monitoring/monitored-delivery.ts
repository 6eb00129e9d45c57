import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import type * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration } from 'aws-cdk-lib/core';
import type { DeliveryDestination } from './delivery-destination';

/** The longest buffering interval, and as long again to read, transform, convert and write, with retries. */
export const DEFAULT_FRESHNESS = Duration.minutes(30);

/** A delivery stream, where it delivers, and how soon. */
export interface MonitoredDelivery {
  /** The delivery stream. */
  readonly deliveryStream: firehose.IDeliveryStream;

  /** Where it delivers. */
  readonly destination: DeliveryDestination;

  /**
   * The data stream it reads, which shows whether it still does.
   *
   * @default - it is put to directly, so that silence means nothing
   */
  readonly source?: kinesis.IStream;

  /**
   * How old a record may be when it is delivered, counted from when the data stream, or Firehose itself, took it:
   * 1 minute to 365 days. It is buffered for up to 15 minutes of that.
   *
   * @default Duration.minutes(30)
   */
  readonly freshnessObjective?: Duration;
}
