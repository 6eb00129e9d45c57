import { UsageError } from './usage-error';

const DURATION = /^(\d{1,6})([smhd])$/;
const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DATE = /^\d{4}-\d{2}-\d{2}/;

/** Milliseconds since 1970 of a time of ISO 8601, in UTC unless it says otherwise, or of so long before now, such as `15m`. */
export function parseMoment(text: string, now: number): number | undefined {
  const [, amount, unit = ''] = DURATION.exec(text) ?? [];
  if (amount !== undefined) return now - Number(amount) * Number(UNIT_MS[unit]);
  const time = Date.parse(DATE.test(text) ? text : '');
  return Number.isNaN(time) ? undefined : time;
}

/** @throws UsageError unless it is such a time */
export function momentOf(option: string, text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const time = parseMoment(text, now);
  if (time !== undefined) return time;
  throw new UsageError(`--${option} must be a time or a duration such as 15m, got ${text}`);
}
