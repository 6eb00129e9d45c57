/** The suffix of an index by the time at which a record arrived, in UTC. */
const SUFFIXES: Readonly<Record<string, (arrival: Date) => string>> = {
  NoRotation: () => '',
  OneHour: (arrival) => `-${arrival.toISOString().slice(0, 13).replace('T', '-')}`,
  OneDay: (arrival) => `-${arrival.toISOString().slice(0, 10)}`,
  OneWeek: (arrival) => `-${weekOf(arrival)}`,
  OneMonth: (arrival) => `-${arrival.toISOString().slice(0, 7)}`,
};

const DAY_MS = 86_400_000;

export const ROTATION_PERIODS: readonly string[] = Object.keys(SUFFIXES);

/** @param arrival milliseconds since the epoch */
export function rotatedIndex(indexName: string, period: string, arrival: number): string {
  return `${indexName}${SUFFIXES[period]?.(new Date(arrival)) ?? ''}`;
}

/** By US convention: a week begins on Sunday, and belongs to the year of its Saturday. */
function weekOf(date: Date): string {
  const saturday = new Date(date.getTime() + (6 - date.getUTCDay()) * DAY_MS);
  const year = saturday.getUTCFullYear();
  const week = Math.floor((saturday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1;
  return `${year}-w${String(week).padStart(2, '0')}`;
}
