import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireDuration } from '../private/validation';
import { AlarmFactory } from './alarm-factory';
import { lagThresholds } from './lag-alarms';

/** Properties of FailureBucketAlarms. */
export interface FailureBucketAlarmsProps {
  /** How many batches wait in the bucket, as a redrive measures it. */
  readonly batchesWaiting: cloudwatch.IMetric;

  /** How old the oldest of them is in seconds, as a redrive measures it. */
  readonly ageOfOldestBatch: cloudwatch.IMetric;

  /**
   * How long the bucket keeps a batch: 1 to 36,500 whole days.
   *
   * @default Duration.days(90)
   */
  readonly expiration?: Duration;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a bucket of failed batches, for as long as there are some: that there are, and how much of the time has passed
 * for which the bucket keeps them. Amazon S3 has no metrics of that, so they are those of a redrive, which looks every
 * five minutes.
 *
 * @example
 * declare const redrive: Redrive;
 * new FailureBucketAlarms(this, 'FailureBucketAlarms', {
 *   batchesWaiting: redrive.metric(RedriveMetric.BATCHES_WAITING),
 *   ageOfOldestBatch: redrive.metric(RedriveMetric.AGE_OF_OLDEST_BATCH),
 *   actions: [new AlarmTopic(this, 'AlarmTopic')],
 * });
 */
export class FailureBucketAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: FailureBucketAlarmsProps) {
    super(scope, id);
    const { expiration = Duration.days(90) } = props;
    requireDuration(this, 'expiration', expiration, Duration.days(1), Duration.days(36_500));
    const factory = new AlarmFactory(this, props.actions);
    factory.onEvents('Waiting', {
      metric: props.batchesWaiting,
      description: 'Failed batches wait in the bucket: mend the cause, then redrive them',
    });
    for (const { id: share, milliseconds, meaning } of lagThresholds(expiration)) {
      factory.onAge(`Age${share}`, {
        metric: props.ageOfOldestBatch,
        threshold: milliseconds / 1_000,
        description: `A failed batch has waited for ${meaning} of the bucket, which then deletes it`,
      });
    }
    this.alarms = factory.alarms;
  }
}
