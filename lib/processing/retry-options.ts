import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireDuration, requireRange } from '../private/validation';

/**
 * What becomes of a batch which the function could not process.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export interface RetryOptions {
  /**
   * How often a failed batch is tried again, 0 to 10,000 times, or -1 until its records expire. The shard waits meanwhile.
   *
   * @default 10
   */
  readonly retryAttempts?: number;

  /**
   * How old a record may grow before it goes to the failure destination: 60 seconds to 7 days, in whole seconds, and less
   * than the stream keeps it. What the stream expires goes nowhere.
   *
   * @default - an hour less than the stream keeps it; no limit where that is not known, or more than 7 days
   */
  readonly maxRecordAge?: Duration;

  /**
   * Whether a failed batch is split in two and each half tried by itself, which isolates the record that fails.
   *
   * @default true
   */
  readonly bisectBatchOnError?: boolean;

  /**
   * Whether the function answers with the first record it could not process, so that only those from there are tried
   * again. A function that does not answer so has succeeded as a whole.
   *
   * @default true
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Where a batch goes that is not tried again. SQS and SNS get pointers to its records, which are lost when the stream
   * expires them; S3 gets the records themselves.
   *
   * @default - a `FailureBucket`
   */
  readonly onFailure?: IEventSourceDlq;
}

/** Throws unless Lambda can retry this way. */
export function requireRetries(owner: Construct, { retryAttempts, maxRecordAge }: RetryOptions): void {
  requireRange(owner, 'retryAttempts', retryAttempts, -1, 10_000);
  requireDuration(owner, 'maxRecordAge', maxRecordAge, Duration.seconds(60), Duration.days(7));
}
