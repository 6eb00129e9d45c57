const FORMAT = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/;

/** Epoch seconds stay below this until the year 5138, epoch milliseconds are above it since 1973. */
const FIRST_MILLISECONDS = 1e11;

/**
 * Milliseconds since the epoch of `yyyy-MM-dd[ T]HH:mm:ss[.S][zone]`, of a date, or of epoch seconds or milliseconds. Text
 * without a zone is UTC.
 */
export function parseTimestamp(value: unknown): number | undefined {
  if (typeof value === 'number') return value < FIRST_MILLISECONDS ? Math.round(value * 1000) : Math.round(value);
  const match = FORMAT.exec(String(value));
  if (match === null) return undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const midnight = Date.UTC(year as number, (month as number) - 1, day);
  const isDate = new Date(midnight).getUTCDate() === day && new Date(midnight).getUTCMonth() + 1 === month;
  if (!isDate || hour > 23 || minute > 59 || second > 60) return undefined;
  const fraction = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - zoneOffset(match[8]);
}

function zoneOffset(zone = 'Z'): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
