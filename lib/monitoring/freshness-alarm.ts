import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AlarmFactory } from './alarm-factory';
import { endToEndAge, requireObjective } from './freshness-metrics';
import type { FreshnessStage } from './freshness-stage';

/** Properties of a FreshnessAlarm. */
export interface FreshnessAlarmProps {
  /** What a record passes from producer to destination, one after another: of 10 metrics at most, a delivery has two. */
  readonly stages: FreshnessStage[];

  /** How old a record may be when it arrives: 1 minute to 365 days. */
  readonly objective: Duration;

  /** What the alarm does when it goes off: at most 5. An empty list makes an alarm that tells nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * An alarm on how late records arrive, all the way: the ages that the stages of a pipeline report, added up.
 *
 * @example
 * declare const sessions: StreamProcessor;
 * declare const lake: LakeDelivery;
 * new FreshnessAlarm(this, 'Freshness', {
 *   stages: [FreshnessStage.processor(sessions.handler), FreshnessStage.delivery(lake.deliveryStream)],
 *   objective: Duration.minutes(30),
 *   actions: [new AlarmTopic(this, 'AlarmTopic')],
 * });
 */
export class FreshnessAlarm extends Construct {
  /** The alarm. */
  public readonly alarm: cloudwatch.IAlarm;

  /** The age of the oldest record on its way, in seconds. */
  public readonly metric: cloudwatch.IMetric;

  constructor(scope: Construct, id: string, props: FreshnessAlarmProps) {
    super(scope, id);
    const { stages, objective, actions } = props;
    requireObjective(this, 'objective', objective);
    this.metric = endToEndAge(this, stages);
    const factory = new AlarmFactory(this, actions);
    factory.onAge('Late', {
      metric: this.metric,
      threshold: objective.toSeconds(),
      description: 'Records arrive later than they should: the ages of the stages tell where they wait',
    });
    this.alarm = factory.alarms[0] as cloudwatch.IAlarm;
  }
}
