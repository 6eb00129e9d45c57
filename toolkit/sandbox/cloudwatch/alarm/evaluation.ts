import type { MissingData } from './alarm-definition';
import type { AlarmState } from './alarm-state';

export interface EvaluationRule {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly treatMissingData: MissingData;
  breaches(value: number): boolean;
}

export interface Verdict {
  readonly state: AlarmState;
  /** Positions in the range of the real values that decided, newest first. */
  readonly decidedBy: readonly number[];
  /** Missing values that were filled in. */
  readonly filled: number;
}

/** More periods are looked at than evaluated, so that a late value still counts; the documented example has two more. */
const SPARE_PERIODS = 2;

export function evaluationRange({ evaluationPeriods }: Pick<EvaluationRule, 'evaluationPeriods'>): number {
  return evaluationPeriods + SPARE_PERIODS;
}

/**
 * The state that follows from the values of the evaluation range. Real values are preferred to missing ones however old
 * they are; missing ones are filled in only as many as lack.
 * @param range a value for each period, oldest first; absent where there are no data
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluateAlarm(
  range: readonly (number | undefined)[],
  rule: EvaluationRule,
  current: AlarmState,
): Verdict {
  const real = range.flatMap((value, i) => (value === undefined ? [] : [i])).reverse();
  const decidedBy = real.slice(0, rule.evaluationPeriods);
  const filled = rule.evaluationPeriods - decidedBy.length;
  const isBreaching = (i: number) => rule.breaches(range[i] as number);
  const breaching = decidedBy.filter(isBreaching).length;
  const verdict = (state: AlarmState) => ({ state, decidedBy, filled });

  if (breaching >= rule.datapointsToAlarm) return verdict('ALARM');
  if (filled === 0) return verdict('OK');
  switch (rule.treatMissingData) {
    case 'breaching':
      return verdict(breaching + filled >= rule.datapointsToAlarm ? 'ALARM' : 'OK');
    case 'notBreaching':
      return verdict('OK');
    case 'ignore':
      return verdict(decidedBy.every(isBreaching) ? current : 'OK');
    case 'missing':
      if (decidedBy.length === 0) return verdict('INSUFFICIENT_DATA');
      if (!decidedBy.every(isBreaching)) return verdict('OK');
      return verdict(isOldEnough(decidedBy, range.length, rule.datapointsToAlarm) ? 'ALARM' : current);
  }
}

/** Few values, all breaching: they set off the alarm once the oldest is as many periods old as values are asked for. */
function isOldEnough(newestFirst: readonly number[], periods: number, datapointsToAlarm: number): boolean {
  const oldest = newestFirst.at(-1);
  return oldest !== undefined && periods - oldest >= datapointsToAlarm;
}
