import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration } from 'aws-cdk-lib/core';
import { type DeliveryDestination, metricsOf } from './delivery-destination';

const FIVE_MINUTES = Duration.minutes(5);

/** The longest buffering interval there is: each such period of a busy stream holds an attempt to deliver. */
const LONGEST_BUFFERING = Duration.minutes(15);

/** Each ends the encryption of what is put, and with it the delivery. */
const KEY_FAILURES = ['KMSKeyAccessDenied', 'KMSKeyDisabled', 'KMSKeyInvalidState', 'KMSKeyNotFound'];

/** The age of the oldest record that Firehose has yet to deliver, in seconds; on the way to Redshift, to S3. */
export function freshness(deliveryStream: IDeliveryStream, destination: DeliveryDestination): Metric {
  return deliveryStream.metric(metricsOf(destination).freshness, { statistic: 'Maximum', period: FIVE_MINUTES });
}

/** How far Firehose is behind the tip of the data stream, in milliseconds. */
export function readLag(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('KinesisMillisBehindLatest', { statistic: 'Maximum', period: FIVE_MINUTES });
}

/** The share of successful writes to S3, be it the destination, on the way to it, or for what it refuses. */
export function successOfWrites(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('DeliveryToS3.Success', { statistic: 'Average', period: LONGEST_BUFFERING });
}

/** The share of successful attempts to deliver, such as COPY commands. */
export function successOfDelivery(deliveryStream: IDeliveryStream, destination: DeliveryDestination): Metric {
  return deliveryStream.metric(metricsOf(destination).success, { statistic: 'Average', period: LONGEST_BUFFERING });
}

/** The share of successful writes of copies of the records. */
export function successOfBackup(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('BackupToS3.Success', { statistic: 'Average', period: LONGEST_BUFFERING });
}

/** Records that producers put and Firehose refused, because they were too many. */
export function throttledRecords(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('ThrottledRecords', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** How often Firehose could not use the key that encrypts what is put. SUM takes the values there are. */
export function keyFailures(deliveryStream: IDeliveryStream): MathExpression {
  const options = { statistic: 'Sum', period: FIVE_MINUTES };
  const failures = KEY_FAILURES.map((name, i) => [`failures${i}`, deliveryStream.metric(name, options)] as const);
  return new MathExpression({
    expression: `SUM([${failures.map(([id]) => id).join(', ')}])`,
    usingMetrics: Object.fromEntries(failures),
    period: FIVE_MINUTES,
  });
}

/** Whether records had more partitions than may be open. */
export function partitionsExceeded(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('PartitionCountExceeded', { statistic: 'Maximum', period: FIVE_MINUTES });
}

/** Rows that tables of Apache Iceberg did not take. */
export function failedRows(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('DeliveryToIceberg.FailedRowCount', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** Records that did not fit the table and went to the error output prefix. */
export function unconvertedRecords(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('FailedConversion.Records', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** Records that Firehose read from the data stream. */
export function sourceRecords(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('DataReadFromKinesisStream.Records', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** Records that producers put. */
export function putRecords(deliveryStream: IDeliveryStream): Metric {
  return deliveryStream.metric('IncomingRecords', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** Records that the destination took. */
export function deliveredRecords(deliveryStream: IDeliveryStream, destination: DeliveryDestination): Metric {
  return deliveryStream.metric(metricsOf(destination).records, { statistic: 'Sum', period: FIVE_MINUTES });
}
