import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import { AlarmFactory } from './alarm-factory';
import { addLagAlarms } from './lag-alarms';
import { addStoppedAlarm } from './stopped-alarm';
import { consumerLag, recordsPushed } from './stream-metrics';

/** Properties of ConsumerAlarms. */
export interface ConsumerAlarmsProps {
  /** The enhanced fan-out consumer to watch. */
  readonly consumer: EnhancedFanOutConsumer;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on an enhanced fan-out consumer that falls behind, as a part of its stream's retention period, or stops.
 *
 * @example
 * declare const dataStream: DataStream;
 * const consumer = dataStream.addConsumer('Metrics');
 * new ConsumerAlarms(this, 'ConsumerAlarms', { consumer, actions: [new AlarmTopic(this, 'AlarmTopic')] });
 */
export class ConsumerAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: ConsumerAlarmsProps) {
    super(scope, id);
    const { consumer, actions } = props;
    const { stream, retentionPeriod } = consumer;
    const reader = 'The enhanced fan-out consumer';
    const factory = new AlarmFactory(this, actions);
    addLagAlarms(factory, 'Lag', { metric: consumerLag(consumer), reader, retentionPeriod });
    addStoppedAlarm(factory, 'Stopped', {
      activity: recordsPushed(consumer),
      stream,
      silence: `${reader} read nothing`,
    });
    this.alarms = factory.alarms;
  }
}
