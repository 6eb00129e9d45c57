import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AlarmFactory } from './alarm-factory';
import { lagThresholds } from './lag-alarms';
import { FIVE_MINUTES } from './stream-metrics';

/** Properties of FailureQueueAlarms. */
export interface FailureQueueAlarmsProps {
  /** The queue to watch. */
  readonly queue: sqs.IQueue;

  /**
   * How long the stream keeps the records whose places the queue holds.
   *
   * @default Duration.hours(24)
   */
  readonly retentionPeriod?: Duration;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a queue of failed batches, for as long as there are some: that there are, and how much of the retention
 * period of their stream has passed since.
 *
 * @example
 * declare const queue: sqs.IQueue;
 * new FailureQueueAlarms(this, 'FailureQueueAlarms', { queue, actions: [new AlarmTopic(this, 'AlarmTopic')] });
 */
export class FailureQueueAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: FailureQueueAlarmsProps) {
    super(scope, id);
    const { queue, retentionPeriod = Duration.hours(24) } = props;
    const options = { statistic: 'Maximum', period: FIVE_MINUTES };
    const factory = new AlarmFactory(this, props.actions);
    factory.onEvents('Waiting', {
      metric: queue.metricApproximateNumberOfMessagesVisible(options),
      description: 'Failed batches wait in the queue: mend the cause, then process them again',
    });
    for (const { id: share, milliseconds, meaning } of lagThresholds(retentionPeriod)) {
      factory.onAge(`Age${share}`, {
        metric: queue.metricApproximateAgeOfOldestMessage(options),
        threshold: milliseconds / 1_000,
        description: `A failed batch has waited for ${meaning} of the stream, which then loses its records`,
      });
    }
    this.alarms = factory.alarms;
  }
}
