import { throttled } from '../errors';
import { issueIterator } from '../shard-iterator';
import { requireIndex } from '../shard-position';
import { requireCreated } from '../stream-status';
import { STREAM, sequenceNumber, shardId } from './common-members';
import { required, timestamp } from './members';
import { operation } from './operation';
import { positionOf, positionType } from './starting-position';
import { streamOf } from './stream-of';

const INPUT = {
  ...STREAM,
  ShardId: required(shardId()),
  ShardIteratorType: required(positionType()),
  StartingSequenceNumber: sequenceNumber(),
  Timestamp: timestamp(),
};

export const getShardIterator = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  requireCreated(stream);
  const shard = stream.shard(input.ShardId);
  const { ShardIteratorType: type, StartingSequenceNumber: sequenceNumber, Timestamp: timestamp } = input;
  const index = requireIndex(stream, shard, positionOf({ type, sequenceNumber, timestamp }, stream.now));
  if (!stream.admission.iterator(shard)) throw throttled(shard.id, stream);
  return { ShardIterator: issueIterator(stream, shard, index) };
});
