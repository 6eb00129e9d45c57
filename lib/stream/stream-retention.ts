import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireDuration } from '../private/validation';

/** What Kinesis keeps of a stream whose retention nobody set. */
export const DEFAULT_RETENTION_PERIOD = Duration.hours(24);

/** Throws unless Kinesis can keep records for that long. */
export function requireRetentionPeriod(owner: Construct, retentionPeriod: Duration | undefined): void {
  requireDuration(owner, 'retentionPeriod', retentionPeriod, Duration.hours(24), Duration.hours(8_760));
}
