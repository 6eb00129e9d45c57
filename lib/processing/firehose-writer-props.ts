import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Duration } from 'aws-cdk-lib/core';
import type { IStreamEventSource } from '../stream/stream-event-source';
import type { FirehoseWriterFormat } from './firehose-writer-format';
import type { RecordFilter } from './record-filter';
import type { StartingPosition } from './starting-position';

/** Which stream is put into which delivery stream, and how. */
export interface FirehoseWriterProps {
  /** The stream to read, or one of its enhanced fan-out consumers. It takes no records above 4,500 KiB. */
  readonly source: IStreamEventSource;

  /** The delivery stream to put to; it reads no data stream itself. */
  readonly deliveryStream: IDeliveryStream;

  /**
   * What becomes of the records on the way.
   *
   * @default FirehoseWriterFormat.LINES
   */
  readonly format?: FirehoseWriterFormat;

  /**
   * How old what Firehose holds may become, before it is given no more: 30 minutes to 12 hours. Firehose drops what it could not
   * deliver for 24 hours; the less of them is left to it, the less it holds then.
   *
   * @default Duration.hours(1)
   * @see https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html
   */
  readonly maxDataFreshness?: Duration;

  /**
   * What the names of the destination's metrics begin with, such as `DeliveryToSplunk`. Redshift has those of S3.
   *
   * @default 'DeliveryToS3'
   * @see https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html
   */
  readonly destinationMetrics?: string;

  /**
   * What is done when delivery has fallen behind: at most 5.
   *
   * @default - nothing but to hold records back
   */
  readonly alarmActions?: IAlarmAction[];

  /**
   * Keeps the records that cannot be delivered.
   *
   * @default - a `FailureBucket`
   */
  readonly failureBucket?: IBucket;

  /**
   * Namespace of the metrics: 1 to 255 letters, digits and `._-/#:`, not beginning with `AWS/`.
   *
   * @default 'KinesisPipelines'
   */
  readonly metricNamespace?: string;

  /**
   * Where to start reading.
   *
   * @default StartingPosition.trimHorizon()
   */
  readonly startingPosition?: StartingPosition;

  /**
   * Which records are put.
   *
   * @default - all of them
   */
  readonly filter?: RecordFilter;

  /**
   * Batches of one shard which are put at once, 1 to 10.
   *
   * @default 1
   */
  readonly parallelizationFactor?: number;
}
