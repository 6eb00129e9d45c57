import type { ShardPosition } from '../../kernel/services';
import { invalidArgument } from '../errors';
import { choice } from './members';

export const positionType = () =>
  choice('AFTER_SEQUENCE_NUMBER', 'AT_SEQUENCE_NUMBER', 'AT_TIMESTAMP', 'LATEST', 'TRIM_HORIZON');

/** Where a request asks to begin. */
export interface RequestedPosition {
  readonly type: ShardPosition['type'];
  readonly sequenceNumber?: string;
  /** Seconds since the epoch. */
  readonly timestamp?: number;
}

/** @throws AwsError `InvalidArgumentException` when it lacks what its type needs */
export function positionOf({ type, sequenceNumber, timestamp }: RequestedPosition, now: number): ShardPosition {
  switch (type) {
    case 'LATEST':
    case 'TRIM_HORIZON':
      return { type };
    case 'AT_TIMESTAMP':
      return { type, timestamp: requireTimestamp(timestamp, now) };
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER':
      if (sequenceNumber === undefined) {
        throw invalidArgument(`Must specify startingSequenceNumber parameter for iterator of type ${type}.`);
      }
      return { type, sequenceNumber };
  }
}

function requireTimestamp(seconds: number | undefined, now: number): number {
  if (seconds === undefined)
    throw invalidArgument('Must specify timestamp parameter for iterator of type AT_TIMESTAMP.');
  const timestamp = Math.round(seconds * 1000);
  if (timestamp <= now) return timestamp;
  throw invalidArgument(
    `The timestamp parameter cannot be greater than the currentTimestampMillis. timestamp: ${timestamp}, currentTimestampMillis: ${now}`,
  );
}
