import {
  Alarm,
  ComparisonOperator,
  type IAlarm,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { requireActions } from '../private/alarm-actions';

/** What an alarm watches, and what it says when it goes off. */
export interface AlarmSubject {
  readonly metric: IMetric;
  readonly description: string;
  /** @default 0 for events, 1 for a ratio */
  readonly threshold?: number;
  /** How many of the last periods must cross the threshold; one of one unless given. */
  readonly persistence?: readonly [periods: number, of: number];
}

/** Makes the alarms of one construct, in the three kinds that differ in what silence means. */
export class AlarmFactory {
  public readonly alarms: IAlarm[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly actions: IAlarmAction[],
  ) {
    requireActions(scope, 'actions', actions);
  }

  /** Events that should not happen: their metric is silent while all is well. */
  public onEvents(id: string, subject: AlarmSubject): void {
    this.add(
      id,
      { threshold: 0, ...subject },
      ComparisonOperator.GREATER_THAN_THRESHOLD,
      TreatMissingData.NOT_BREACHING,
    );
  }

  /** How far something lags: a reader that stopped reports no age at all, so silence ends no alarm. */
  public onAge(id: string, subject: AlarmSubject & { readonly threshold: number }): void {
    this.add(id, subject, ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, TreatMissingData.IGNORE);
  }

  /** The share of attempts that succeeded: only a success ends the alarm, not the lack of attempts. */
  public onSuccessRatio(id: string, subject: AlarmSubject): void {
    this.add(id, { threshold: 1, ...subject }, ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData.IGNORE);
  }

  private add(
    id: string,
    subject: AlarmSubject & { readonly threshold: number },
    comparisonOperator: ComparisonOperator,
    treatMissingData: TreatMissingData,
  ): void {
    const [periods, of] = subject.persistence ?? [1, 1];
    const alarm = new Alarm(this.scope, id, {
      metric: subject.metric,
      alarmDescription: subject.description,
      threshold: subject.threshold,
      datapointsToAlarm: periods,
      evaluationPeriods: of,
      comparisonOperator,
      treatMissingData,
    });
    alarm.addAlarmAction(...this.actions);
    this.alarms.push(alarm);
  }
}
