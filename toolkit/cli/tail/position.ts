import type { StartingPosition } from '@aws-sdk/client-kinesis';
import { UsageError } from '../usage-error';

/** Where reading ends: at what is the latest when a shard is read so far, or at a time. */
export type EndPosition = { readonly Type: 'LATEST' } | { readonly Type: 'AT_TIMESTAMP'; readonly Timestamp: Date };

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @throws UsageError unless it is a position, a time that has passed, or a duration before now */
export function parseFrom(text: string, now: number): StartingPosition {
  if (text === 'TRIM_HORIZON' || text === 'LATEST') return { Type: text };
  const time = timeOf(text, now);
  if (time === undefined || time > now) {
    throw new UsageError(
      `--from must be TRIM_HORIZON, LATEST, a time that has passed or a duration such as 15m, got ${text}`,
    );
  }
  return { Type: 'AT_TIMESTAMP', Timestamp: new Date(time) };
}

/** @throws UsageError unless it is LATEST, a time, or a duration before now */
export function parseUntil(text: string, now: number): EndPosition {
  if (text === 'LATEST') return { Type: text };
  const time = timeOf(text, now);
  if (time === undefined) throw new UsageError(`--until must be LATEST, a time or a duration such as 15m, got ${text}`);
  return { Type: 'AT_TIMESTAMP', Timestamp: new Date(time) };
}

/** A time of ISO 8601, in UTC unless it says otherwise, or so long before now. */
function timeOf(text: string, now: number): number | undefined {
  const duration = /^(\d{1,6})([smhd])$/.exec(text);
  if (duration) return now - Number(duration[1]) * UNIT_MS[duration[2] as keyof typeof UNIT_MS];
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
