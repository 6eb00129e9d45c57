import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ShardAutoscaler } from '../stream/autoscaling/shard-autoscaler';
import { ShardMetric } from '../stream/autoscaling/shard-metric';
import { AlarmFactory } from './alarm-factory';
import { FunctionAlarms } from './function-alarms';
import { invocations } from './function-metrics';
import { addStoppedAlarm } from './stopped-alarm';
import { FIVE_MINUTES } from './stream-metrics';

/** A stream that is resharded to what it needs has it soon. */
const LASTING = [2, 3] as const;

/** Properties of AutoscalerAlarms. */
export interface AutoscalerAlarmsProps {
  /** The autoscaler to watch. */
  readonly autoscaler: ShardAutoscaler;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on an autoscaler of shards: it may not add the shards that are needed, it fails, or it no longer looks.
 *
 * @example
 * declare const autoscaler: ShardAutoscaler;
 * new AutoscalerAlarms(this, 'AutoscalerAlarms', { autoscaler, actions: [new AlarmTopic(this, 'AlarmTopic')] });
 */
export class AutoscalerAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: AutoscalerAlarmsProps) {
    super(scope, id);
    const { autoscaler, actions } = props;
    const { function: handler, stream } = autoscaler;
    const factory = new AlarmFactory(this, actions);
    factory.onEvents('MissingShards', {
      metric: autoscaler.metric(ShardMetric.MISSING_SHARDS, { period: FIVE_MINUTES }),
      description:
        'The stream needs shards that its maximum, or the changes which Kinesis makes in a day, deny: raise the maximum, or add shards by hand',
      persistence: LASTING,
    });
    addStoppedAlarm(factory, 'Stopped', {
      activity: invocations(handler),
      stream,
      silence: 'The autoscaler did nothing',
    });
    this.alarms = [...new FunctionAlarms(this, 'Function', { handler, actions }).alarms, ...factory.alarms];
  }
}
