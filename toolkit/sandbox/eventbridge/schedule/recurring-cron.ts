import { Cron } from 'croner';
import type { Recurrence } from './recurrence';

const FIELDS = ['minutes', 'hours', 'day-of-month', 'month', 'day-of-week', 'year'];
/** In the day-of-week field, L by itself is the last day of the week. */
const LAST_DAY_OF_WEEK = 'SAT';

/**
 * `15 10 ? * 6L 2026`. Where the clocks go forward, a time that does not exist is skipped; where they go back, a fixed
 * time runs once.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function recurringCron(text: string, timeZone: string): Recurrence {
  const cron = parse(text, timeZone);
  return {
    after: (time) => {
      let next = cron.nextRun(new Date(time));
      while (next !== null && !cron.match(next)) next = cron.nextRun(next);
      return next?.getTime();
    },
  };
}

function parse(text: string, timezone: string): Cron {
  const fields = text.trim().split(/\s+/);
  if (fields.length === FIELDS.length - 1) fields.push('*');
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields;
  if (fields.length !== FIELDS.length || (dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(
      `ScheduleExpression must be cron(${FIELDS.join(' ')}) with ? for one of the days, got cron(${text})`,
    );
  }
  const weekday = dayOfWeek === 'L' ? LAST_DAY_OF_WEEK : dayOfWeek;
  try {
    return new Cron(['0', minutes, hours, dayOfMonth, month, weekday, year].join(' '), {
      timezone,
      paused: true,
      mode: '7-part',
      alternativeWeekdays: true,
      sloppyRanges: true,
      fixedTimeRule: 'no-wildcard',
    });
  } catch (error) {
    throw new Error(`ScheduleExpression must be a cron expression, got cron(${text}): ${(error as Error).message}`);
  }
}
