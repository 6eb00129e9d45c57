import type { StartingPosition } from '@aws-sdk/client-kinesis';
import { parseMoment } from '../moment';
import { UsageError } from '../usage-error';

/** Where reading ends: at what is the latest when a shard is read so far, or at a time. */
export type EndPosition = { readonly Type: 'LATEST' } | { readonly Type: 'AT_TIMESTAMP'; readonly Timestamp: Date };

/** @throws UsageError unless it is a position, a time that has passed, or a duration before now */
export function parseFrom(text: string, now: number): StartingPosition {
  if (text === 'TRIM_HORIZON' || text === 'LATEST') return { Type: text };
  const time = parseMoment(text, now);
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
  const time = parseMoment(text, now);
  if (time === undefined) throw new UsageError(`--until must be LATEST, a time or a duration such as 15m, got ${text}`);
  return { Type: 'AT_TIMESTAMP', Timestamp: new Date(time) };
}
