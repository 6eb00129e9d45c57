import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { IDataStream } from '../stream/data-stream-interface';
import { AlarmFactory } from './alarm-factory';
import { addLagAlarms } from './lag-alarms';
import { iteratorAge, throttledReads, throttledWrites } from './stream-metrics';

/** Producers and readers retry: throttling matters when it lasts. */
const LASTING = [2, 3] as const;

/** Properties of StreamAlarms. */
export interface StreamAlarmsProps {
  /** The data stream to watch. */
  readonly dataStream: IDataStream;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a data stream: readers that fall behind, as a part of its retention period, and throttling.
 *
 * @example
 * declare const dataStream: DataStream;
 * new StreamAlarms(this, 'StreamAlarms', { dataStream, actions: [new AlarmTopic(this, 'AlarmTopic')] });
 */
export class StreamAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: StreamAlarmsProps) {
    super(scope, id);
    const { stream, retentionPeriod } = props.dataStream;
    const factory = new AlarmFactory(this, props.actions);
    addLagAlarms(factory, 'IteratorAge', {
      metric: iteratorAge(stream),
      reader: 'The slowest reader of the data stream',
      retentionPeriod,
    });
    factory.onEvents('ThrottledWrites', {
      metric: throttledWrites(stream),
      description: 'Producers write more than the shards take: they retry, and what they give up on is lost',
      persistence: LASTING,
    });
    factory.onEvents('ThrottledReads', {
      metric: throttledReads(stream),
      description: 'Readers ask for more than the shards give: they fall behind',
      persistence: LASTING,
    });
    this.alarms = factory.alarms;
  }
}
