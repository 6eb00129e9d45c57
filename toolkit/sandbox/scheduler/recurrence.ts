import { oneTime } from './one-time';
import { rate } from './rate';
import { recurringCron } from './recurring-cron';

/** The moments at which something runs, in milliseconds since the epoch. */
export interface Recurrence {
  /** The first moment later than this one; absent when there is no more. */
  after(time: number): number | undefined;
}

export interface RecurrenceOptions {
  /** When a rate begins to count. */
  readonly start: number;
  /** The first run of a rate: as it begins, or one interval later. */
  readonly firstRun: 'at-start' | 'after-interval';
  /** IANA time zone of a cron expression or a single time. */
  readonly timeZone: string;
}

const EXPRESSION = /^(rate|cron|at)\((.*)\)$/;

/** @throws Error that says what a schedule expression may be */
export function recurrenceOf(expression: string, options: RecurrenceOptions): Recurrence {
  const [, kind, text = ''] = EXPRESSION.exec(expression.trim()) ?? [];
  switch (kind) {
    case 'rate':
      return rate(text, options);
    case 'cron':
      return recurringCron(text, options.timeZone);
    case 'at':
      return oneTime(text, options.timeZone);
    default:
      throw new Error(`ScheduleExpression must be rate(...), cron(...) or at(...), got ${expression}`);
  }
}
