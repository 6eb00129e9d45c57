import { oneTime } from './one-time';
import { rate } from './rate';
import type { Recurrence, RecurrenceOptions } from './recurrence';
import { recurringCron } from './recurring-cron';

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
