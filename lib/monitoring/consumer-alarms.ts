import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import { AlarmFactory } from './alarm-factory';
import { addLagAlarms } from './lag-alarms';
import { consumerLag } from './stream-metrics';

/** Properties of ConsumerAlarms. */
export interface ConsumerAlarmsProps {
  /** The enhanced fan-out consumer to watch. */
  readonly consumer: EnhancedFanOutConsumer;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on an enhanced fan-out consumer that falls behind, as a part of its stream's retention period.
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
    const factory = new AlarmFactory(this, props.actions);
    addLagAlarms(factory, 'Lag', {
      metric: consumerLag(props.consumer),
      reader: 'The enhanced fan-out consumer',
      retentionPeriod: props.consumer.retentionPeriod,
    });
    this.alarms = factory.alarms;
  }
}
