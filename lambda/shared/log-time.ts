const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CLF_TIME = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):([0-5]\d) ([+-])(\d{2})(\d{2})$/;
const ISO_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):([0-5]\d)(?:[.,](\d{1,9}))?(?:Z|([+-])(\d{2}):?(\d{2}))?$/;
const ISO_LENGTH = '2015-05-17T10:05:03.000Z'.length;
const MINUTE_LENGTH = '2015-05-17 10:05:'.length;
const MICROSECOND_DIGITS = 6;
const FIRST_MILLISECOND_VALUE = 100_000_000_000;

/**
 * A minute of the wall clock `offset` minutes ahead of UTC, as `2015-05-17 10:05:` in UTC: the form of a timestamp that the
 * JSON reader of Firehose and `TIMEFORMAT 'auto'` of Redshift both take. Undefined if there is no such minute.
 */
function utcMinute(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  offset: number,
): string | undefined {
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const exists =
    local.getUTCFullYear() === year && local.getUTCDate() === day && local.getUTCHours() === hour && minute < 60;
  return exists ? isoText(local.getTime() - offset * 60_000)?.slice(0, MINUTE_LENGTH) : undefined;
}

/** Reads `17/May/2015:10:05:03 +0000`. */
export function parseClfTime(text: string): string | undefined {
  const [, day, month, year, hour, minute, second, sign, hours, minutes] = CLF_TIME.exec(text) ?? [];
  if (second === undefined) return undefined;
  const offset = offsetMinutes(sign, hours, minutes);
  const prefix = utcMinute(Number(year), monthOf(month ?? ''), Number(day), Number(hour), Number(minute), offset);
  return prefix && prefix + second;
}

/** Reads `2015-05-17T10:05:03.120+02:00`; without an offset it is UTC. */
export function parseIsoTime(text: string): string | undefined {
  const [, year, month, day, hour, minute, second, fraction, sign, hours, minutes] = ISO_TIME.exec(text) ?? [];
  if (second === undefined) return undefined;
  const offset = sign === undefined ? 0 : offsetMinutes(sign, hours, minutes);
  const prefix = utcMinute(Number(year), Number(month), Number(day), Number(hour), Number(minute), offset);
  return prefix && prefix + second + (fraction ? `.${fraction.slice(0, MICROSECOND_DIGITS)}` : '');
}

/** Reads seconds or milliseconds since 1970; the two do not meet between 1973 and 5138. */
export function parseEpochTime(value: number): string | undefined {
  const milliseconds = Math.abs(value) < FIRST_MILLISECOND_VALUE ? Math.round(value * 1_000) : value;
  return isoText(milliseconds)?.replace('.000', '').replace('Z', '');
}

/** 1 for `Jan`; 0, which no date has, for what is not a month. */
function monthOf(name: string): number {
  return MONTHS.indexOf(name) + 1;
}

function offsetMinutes(sign = '+', hours = '', minutes = ''): number {
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -offset : offset;
}

function isoText(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  return text.length === ISO_LENGTH ? text.replace('T', ' ') : undefined;
}
