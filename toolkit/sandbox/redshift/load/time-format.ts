const PARTS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  HH24: '(?<hour>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  MI: '(?<minute>\\d{1,2})',
  SS: '(?<second>\\d{1,2}(?:\\.\\d{1,6})?)',
  OF: '(?<zone>Z|[+-]\\d{2}(?::?\\d{2})?)',
};
const TOKEN = /YYYY|MM|DD|HH24|HH|MI|SS|OF|[A-SU-Y]+|./g;

const DEFAULT_TIME = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:[+-]\d{2}(?::?\d{2})?)?)?$/;
const DEFAULT_DATE = /^\d{4}-\d{2}-\d{2}$/;
const STARTS_WITH_DIGIT_OR_MONTH = /^(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Gives the text that PostgreSQL reads as the time or date, or nothing when the value is not in the format. */
export type TimeReader = (text: string) => string | undefined;

/** @throws Error for a format that does not run here */
export function timeReader(format: string | undefined): TimeReader {
  return reader('TIMEFORMAT', format, DEFAULT_TIME);
}

/** @throws Error for a format that does not run here */
export function dateReader(format: string | undefined): TimeReader {
  return reader('DATEFORMAT', format, DEFAULT_DATE);
}

function reader(option: string, format: string | undefined, standard: RegExp): TimeReader {
  if (format === undefined) return (text) => (standard.test(text) ? text : undefined);
  if (format === 'auto') return (text) => (STARTS_WITH_DIGIT_OR_MONTH.test(text) ? text : undefined);
  if (format === 'epochsecs') return (text) => epoch(text, 1_000);
  if (format === 'epochmillisecs') return (text) => epoch(text, 1);
  const pattern = compile(option, format);
  return (text) => isoTime(pattern.exec(text)?.groups);
}

function epoch(text: string, unitMs: number): string | undefined {
  const time = new Date(Math.round(Number(text) * unitMs));
  return /^-?\d+(?:\.\d+)?$/.test(text) && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

function compile(option: string, format: string): RegExp {
  const source = (format.match(TOKEN) ?? []).map((token) => {
    const part = Object.hasOwn(PARTS, token) ? PARTS[token] : undefined;
    if (part === undefined && /^[A-SU-Y]/.test(token)) {
      const allowed = `'auto', 'epochsecs', 'epochmillisecs' or made of ${Object.keys(PARTS).join(', ')}`;
      throw new Error(`COPY: ${option} must be ${allowed}, got ${format}`);
    }
    return part ?? token.replace(/[^\w ]/, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`);
}

function isoTime(groups: Readonly<Record<string, string>> | undefined): string | undefined {
  if (groups === undefined) return undefined;
  const { year, month, day, hour = '00', minute = '00', second = '00', zone = '' } = groups;
  return `${year}-${month}-${day} ${hour}:${minute}:${second}${zone}`;
}
