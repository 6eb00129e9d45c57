import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { Construct } from 'constructs';
import { requireMetricNamespace } from '../private/validation';
import { AlarmFactory } from './alarm-factory';
import { requirePercentages } from './percentage';
import { TrafficMetrics } from './traffic-metrics';

/** Properties of TrafficAlarms. */
export interface TrafficAlarmsProps {
  /** The stream whose log lines a traffic window measures. */
  readonly stream: kinesis.IStream;

  /** The namespace of the traffic window's metrics. */
  readonly metricNamespace: string;

  /**
   * The part of requests that may end in a server error within five minutes, in percent: 1 to 100.
   * @default 5
   */
  readonly serverErrorRate?: number;

  /**
   * The part of lines that may be malformed within five minutes, in percent: 1 to 100.
   * @default 5
   */
  readonly malformedRate?: number;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on what the log says: servers that fail, and lines that are no log lines.
 *
 * @example
 * declare const dataStream: DataStream;
 * new TrafficAlarms(this, 'TrafficAlarms', {
 *   stream: dataStream.stream,
 *   metricNamespace: 'KinesisPipelines',
 *   actions: [new AlarmTopic(this, 'AlarmTopic')],
 * });
 */
export class TrafficAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: TrafficAlarmsProps) {
    super(scope, id);
    requireMetricNamespace(this, props.metricNamespace);
    const { serverErrorRate = 5, malformedRate = 5 } = props;
    requirePercentages(this, { serverErrorRate, malformedRate });
    const metrics = new TrafficMetrics(props.stream, props.metricNamespace);
    const factory = new AlarmFactory(this, props.actions);
    factory.onEvents('ServerErrors', {
      metric: metrics.serverErrorRate(),
      threshold: serverErrorRate,
      description: `More than ${serverErrorRate} % of the requests end in a server error`,
    });
    factory.onEvents('MalformedLines', {
      metric: metrics.malformedRate(),
      threshold: malformedRate,
      description: `More than ${malformedRate} % of the lines are malformed: the format of a log has changed`,
    });
    this.alarms = factory.alarms;
  }
}
