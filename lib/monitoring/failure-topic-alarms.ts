import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AlarmFactory } from './alarm-factory';
import { FIVE_MINUTES } from './stream-metrics';

/** Properties of FailureTopicAlarms. */
export interface FailureTopicAlarmsProps {
  /** The topic to watch. */
  readonly topic: sns.ITopic;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * An alarm on a topic that is told of failed batches: its subscribers are not. A topic keeps nothing, so the places of
 * such batches are lost, unless the subscription has a dead-letter queue.
 *
 * @example
 * declare const topic: sns.ITopic;
 * new FailureTopicAlarms(this, 'FailureTopicAlarms', { topic, actions: [new AlarmTopic(this, 'AlarmTopic')] });
 */
export class FailureTopicAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: FailureTopicAlarmsProps) {
    super(scope, id);
    const factory = new AlarmFactory(this, props.actions);
    factory.onEvents('Undelivered', {
      metric: props.topic.metricNumberOfNotificationsFailed({ statistic: 'Sum', period: FIVE_MINUTES }),
      description:
        'Subscribers were not told of failed batches: see the dead-letter queues of the subscriptions, or read the stream from when they failed',
    });
    this.alarms = factory.alarms;
  }
}
