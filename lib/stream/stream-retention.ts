import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireDuration } from '../private/validation';

/** Throws unless Kinesis can keep records for that long. */
export function requireRetentionPeriod(owner: Construct, retentionPeriod: Duration | undefined): void {
  requireDuration(owner, 'retentionPeriod', retentionPeriod, Duration.hours(24), Duration.hours(8_760));
}
