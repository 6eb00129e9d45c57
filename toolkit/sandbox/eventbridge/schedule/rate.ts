import type { Recurrence, RecurrenceOptions } from './recurrence';

const RATE = /^\s*(\d+)\s+(minute|hour|day)s?\s*$/;
const UNITS_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 24 * 3_600_000 };

/** `5 minutes`; a day has 24 hours whatever the clocks do. */
export function rate(text: string, { start, firstRun }: RecurrenceOptions): Recurrence {
  const [, count, unit = ''] = RATE.exec(text) ?? [];
  const intervalMs = Number(count) * (UNITS_MS[unit] ?? Number.NaN);
  if (!(intervalMs > 0)) {
    throw new Error(`ScheduleExpression must be rate(<number> minutes|hours|days), got rate(${text})`);
  }
  const first = firstRun === 'at-start' ? start : start + intervalMs;
  return {
    after: (time) => (time < first ? first : first + (Math.floor((time - first) / intervalMs) + 1) * intervalMs),
  };
}
