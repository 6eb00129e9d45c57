import { invalidArgument } from '../errors';
import type { Shard } from '../shard';
import type { DataStream } from '../stream';
import { shardId } from './common-members';
import { choice, type InputOf, required, structure, timestamp } from './members';

const MEMBERS = {
  Type: required(
    choice('AFTER_SHARD_ID', 'AT_TRIM_HORIZON', 'FROM_TRIM_HORIZON', 'AT_LATEST', 'AT_TIMESTAMP', 'FROM_TIMESTAMP'),
  ),
  ShardId: shardId(),
  Timestamp: timestamp(),
};

export type ShardFilter = InputOf<typeof MEMBERS>;

export const shardFilter = () => structure(MEMBERS);

/** Which shards of a stream a filter lets through. */
export function shardPredicate(stream: DataStream, filter: ShardFilter): (shard: Shard) => boolean {
  switch (filter.Type) {
    case 'FROM_TRIM_HORIZON':
      return () => true;
    case 'AT_LATEST':
      return (shard) => shard.isOpen;
    case 'AFTER_SHARD_ID': {
      const after = requireShardId(filter);
      return (shard) => shard.id > after;
    }
    case 'AT_TRIM_HORIZON':
      return isOpenAt(Math.max(stream.trimHorizon, stream.document.createdAt));
    case 'AT_TIMESTAMP':
      return isOpenAt(requireTimestamp(stream, filter));
    case 'FROM_TIMESTAMP': {
      const time = requireTimestamp(stream, filter);
      return ({ description }) => (description.closedAt ?? Number.POSITIVE_INFINITY) >= time;
    }
  }
}

function isOpenAt(time: number): (shard: Shard) => boolean {
  return ({ description: { createdAt, closedAt = Number.POSITIVE_INFINITY } }) => createdAt <= time && time < closedAt;
}

function requireShardId({ Type, ShardId }: ShardFilter): string {
  if (ShardId === undefined) throw invalidArgument(`ShardId must be provided for the filter type ${Type}.`);
  return ShardId;
}

function requireTimestamp(stream: DataStream, { Type, Timestamp }: ShardFilter): number {
  if (Timestamp === undefined) throw invalidArgument(`Timestamp must be provided for the filter type ${Type}.`);
  const time = Math.round(Timestamp * 1000);
  if (time >= stream.trimHorizon && time <= stream.now) return time;
  throw invalidArgument(
    `Timestamp must be between the trim horizon ${stream.trimHorizon} and now ${stream.now}, got ${time}`,
  );
}
