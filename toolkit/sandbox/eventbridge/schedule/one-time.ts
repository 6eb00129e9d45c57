import { Cron } from 'croner';
import type { Recurrence } from './recurrence';

const BEFORE_ANY = new Date(0);

/** `2026-11-20T13:00:00`, in a time zone. */
export function oneTime(text: string, timezone: string): Recurrence {
  if (!isDateTime(text)) throw new Error(`ScheduleExpression must be at(yyyy-mm-ddThh:mm:ss), got at(${text})`);
  const time = new Cron(text, { timezone, paused: true, allowPast: true }).nextRun(BEFORE_ANY)?.getTime();
  return { after: (previous) => (time !== undefined && previous < time ? time : undefined) };
}

/** A day that the calendar has, such as no 30 February. */
function isDateTime(text: string): boolean {
  const time = Date.parse(`${text}Z`);
  return Number.isFinite(time) && new Date(time).toISOString() === `${text}.000Z`;
}
