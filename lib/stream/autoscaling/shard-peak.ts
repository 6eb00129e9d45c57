import type { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Duration } from 'aws-cdk-lib/core';

/** A peak that is known beforehand. */
export interface ShardPeak {
  /** When the peak begins: `cron` or `at`, in the time zone it follows. Each doubling of the shards takes some minutes, so begin early. */
  readonly schedule: ScheduleExpression;

  /** How long the peak lasts: 1 to 10,080 whole minutes. */
  readonly duration: Duration;

  /** The fewest shards during the peak: the autoscaler's `minShards` to its `maxShards`. */
  readonly minShards: number;
}
