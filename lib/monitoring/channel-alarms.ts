import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DeliveryChannel } from '../stream/channel/delivery-channel';
import { AlarmFactory } from './alarm-factory';
import { incomingRecords } from './stream-metrics';

/** The longest data freshness: each such period of a busy stream holds a delivery. */
const LONGEST_FRESHNESS = Duration.minutes(15);

/** Time to deliver what has waited for as long as it may, with retries. */
const GRACE = Duration.minutes(15);

/** A delivery may slip from one period to the next. */
const LASTING = [2, 2] as const;

/** Properties of ChannelAlarms. */
export interface ChannelAlarmsProps {
  /** The delivery channel to watch. */
  readonly channel: DeliveryChannel;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a delivery channel: late, no longer delivering, failing on records, and losing track of those.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/data-delivery-monitoring.html
 * @example
 * declare const channel: DeliveryChannel;
 * new ChannelAlarms(this, 'ChannelAlarms', { channel, actions: [new AlarmTopic(this, 'AlarmTopic')] });
 */
export class ChannelAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: ChannelAlarmsProps) {
    super(scope, id);
    const { channel } = props;
    const factory = new AlarmFactory(this, props.actions);
    factory.onAge('Freshness', {
      metric: channel.metricDataFreshness(),
      threshold: latest(channel).toSeconds(),
      description: 'Records wait longer than they may: the channel is behind, or keeps retrying',
    });
    factory.onEvents('Stopped', {
      metric: undelivered(channel),
      description: 'The channel delivered nothing for half an hour while records were written: check that it is active',
      persistence: LASTING,
    });
    factory.onEvents('FailedRecords', {
      metric: channel.metricFailedRecords(),
      description:
        'Records could not be delivered: the dead letters say which, and the stream still has them for a while',
    });
    factory.onEvents('LostDeadLetters', {
      metric: withoutDeadLetter(channel),
      description:
        'Records could not be delivered, and no dead letters written: check the bucket for them, and the role',
    });
    this.alarms = factory.alarms;
  }
}

function latest({ dataFreshness }: DeliveryChannel): Duration {
  return (dataFreshness.isUnresolved() ? LONGEST_FRESHNESS : dataFreshness).plus(GRACE);
}

/** The records written in a time in which none was delivered, and none failed. SUM takes the values there are. */
function undelivered(channel: DeliveryChannel): cloudwatch.MathExpression {
  const period = LONGEST_FRESHNESS;
  return new cloudwatch.MathExpression({
    expression: 'IF(SUM([delivered, failed, 0 * written]) == 0, written, 0)',
    usingMetrics: {
      delivered: channel.metricDeliveredRecords({ period }),
      failed: channel.metricFailedRecords({ period }),
      written: incomingRecords(channel.source.stream, period),
    },
    period,
  });
}

/** The records that failed in a time in which no dead letter was written. */
function withoutDeadLetter(channel: DeliveryChannel): cloudwatch.MathExpression {
  const period = LONGEST_FRESHNESS;
  return new cloudwatch.MathExpression({
    expression: 'IF(SUM([deadLetters, 0 * failed]) == 0, failed, 0)',
    usingMetrics: {
      failed: channel.metricFailedRecords({ period }),
      deadLetters: channel.metricDeadLetters({ period }),
    },
    period,
  });
}
