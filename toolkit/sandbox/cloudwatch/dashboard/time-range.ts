const DEFAULT_RANGE_MS = 3 * 3_600_000;
const RELATIVE = /^-P(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const UNITS_MS = [30 * 86_400_000, 7 * 86_400_000, 86_400_000, 3_600_000, 60_000];

export interface TimeRange {
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
}

/** From when to when a dashboard shows: its `start` and `end`, or the last three hours. */
export function timeRange(body: { readonly start?: unknown; readonly end?: unknown }, now: number): TimeRange {
  const end = body.end === undefined ? now : Date.parse(String(body.end));
  return { start: startOf(body.start, end), end };
}

function startOf(start: unknown, end: number): number {
  if (start === undefined) return end - DEFAULT_RANGE_MS;
  const [, ...amounts] = RELATIVE.exec(String(start)) ?? [];
  if (amounts.length === 0) return Date.parse(String(start));
  return end - amounts.reduce((sum, amount, unit) => sum + Number(amount ?? 0) * (UNITS_MS[unit] as number), 0);
}
