import type { ShardPosition } from '../../kernel/services';
import { invalidArgument, throttled } from '../errors';
import { issueIterator } from '../shard-iterator';
import { requireIndex } from '../shard-position';
import { STREAM, sequenceNumber, shardId } from './common-members';
import { choice, type InputOf, required, timestamp } from './members';
import { operation } from './operation';
import { streamOf } from './stream-of';

const INPUT = {
  ...STREAM,
  ShardId: required(shardId()),
  ShardIteratorType: required(
    choice('AFTER_SEQUENCE_NUMBER', 'AT_SEQUENCE_NUMBER', 'AT_TIMESTAMP', 'LATEST', 'TRIM_HORIZON'),
  ),
  StartingSequenceNumber: sequenceNumber(),
  Timestamp: timestamp(),
};

export const getShardIterator = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  const shard = stream.shard(input.ShardId);
  const index = requireIndex(stream, shard, positionOf(input, stream.now));
  if (!stream.admission.iterator(shard)) throw throttled(shard.id, stream);
  return { ShardIterator: issueIterator(stream, shard, index) };
});

function positionOf(input: InputOf<typeof INPUT>, now: number): ShardPosition {
  const type = input.ShardIteratorType;
  switch (type) {
    case 'LATEST':
    case 'TRIM_HORIZON':
      return { type };
    case 'AT_TIMESTAMP':
      return { type, timestamp: requireTimestamp(input.Timestamp, now) };
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER':
      if (input.StartingSequenceNumber === undefined) {
        throw invalidArgument(`Must specify startingSequenceNumber parameter for iterator of type ${type}.`);
      }
      return { type, sequenceNumber: input.StartingSequenceNumber };
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
