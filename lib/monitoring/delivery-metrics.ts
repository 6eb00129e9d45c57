import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration } from 'aws-cdk-lib/core';

const FIVE_MINUTES = Duration.minutes(5);

/** The longest buffering interval there is: each such period of a busy stream holds an attempt to deliver. */
const LONGEST_BUFFERING = Duration.minutes(15);

/** The age of the oldest record that Firehose has yet to write to S3, in seconds. */
export function freshness(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('DeliveryToS3.DataFreshness', { statistic: 'Maximum', period: FIVE_MINUTES });
}

/** How far Firehose is behind the tip of the data stream, in milliseconds. */
export function readLag(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('KinesisMillisBehindLatest', { statistic: 'Maximum', period: FIVE_MINUTES });
}

/** The share of successful writes to S3, be it the destination or on the way to it. */
export function successOfWrites(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('DeliveryToS3.Success', { statistic: 'Average', period: LONGEST_BUFFERING });
}

/** The share of successful COPY commands. */
export function successOfCopies(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('DeliveryToRedshift.Success', { statistic: 'Average', period: LONGEST_BUFFERING });
}

/** Records that did not fit the table and went to the error output prefix. */
export function unconvertedRecords(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('FailedConversion.Records', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** Records that Firehose read from the data stream. */
export function sourceRecords(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('DataReadFromKinesisStream.Records', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** Records that Firehose wrote to S3. */
export function writtenRecords(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('DeliveryToS3.Records', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** Records that Redshift loaded. */
export function copiedRecords(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('DeliveryToRedshift.Records', { statistic: 'Sum', period: FIVE_MINUTES });
}
