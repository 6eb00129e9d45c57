import { Alarm, ComparisonOperator, type IAlarmAction, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const PERIOD = Duration.minutes(5);

/** Together the longest buffering interval there is: in so many periods, a busy stream attempts to deliver at least once. */
const PERIODS_OF_BUFFERING = 3;

export interface DeliveryBacklogAlarmsProps {
  readonly deliveryStream: IDeliveryStream;
  readonly destinationMetrics: string;
  readonly maxDataFreshness: Duration;
  readonly actions: IAlarmAction[];
}

/**
 * Says that a delivery stream should be given no more. Silence ends both alarms: a delivery stream that holds nothing, because it has
 * delivered or dropped everything, is silent, and only when it is given records again can it tell whether it delivers.
 */
export class DeliveryBacklogAlarms extends Construct {
  /** What is not delivered yet has become too old. */
  public readonly behind: Alarm;

  /** Deliveries have failed lately, and none has succeeded in the same 5 minutes. */
  public readonly failing: Alarm;

  constructor(scope: Construct, id: string, props: DeliveryBacklogAlarmsProps) {
    super(scope, id);
    const { deliveryStream, destinationMetrics, maxDataFreshness, actions } = props;
    const maximum = (metric: string) =>
      deliveryStream.metric(`${destinationMetrics}.${metric}`, { statistic: Stats.MAXIMUM, period: PERIOD });
    const treatMissingData = TreatMissingData.NOT_BREACHING;
    this.behind = new Alarm(this, 'Behind', {
      treatMissingData,
      metric: maximum('DataFreshness'),
      evaluationPeriods: 1,
      threshold: maxDataFreshness.toSeconds(),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      alarmDescription:
        'Firehose has fallen behind: records wait in the data stream until it has delivered what it holds',
    });
    this.failing = new Alarm(this, 'Failing', {
      treatMissingData,
      metric: maximum('Success'),
      evaluationPeriods: PERIODS_OF_BUFFERING,
      datapointsToAlarm: 1,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      alarmDescription: 'Firehose cannot deliver: records wait in the data stream until it can',
    });
    for (const alarm of [this.behind, this.failing]) alarm.addAlarmAction(...actions);
  }
}
