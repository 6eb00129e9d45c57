import { invalidArgument } from '../errors';
import { expired, issueIterator, readIterator } from '../shard-iterator';
import { LARGEST_ANSWER } from '../stream-reader';
import { streamArn } from './common-members';
import { integer, required, text } from './members';
import { operation } from './operation';
import { childShards, recordShape } from './read-shapes';

const INPUT = {
  ShardIterator: required(text({ min: 1, max: 512 })),
  Limit: integer({ min: 1, max: LARGEST_ANSWER.records }),
  StreamARN: streamArn(),
};

export const getRecords = operation(INPUT, (input, { streams, reader, context }) => {
  const iterator = readIterator(input.ShardIterator, context.clock.now());
  const stream = streams.stream(iterator.stream);
  if (stream.document.createdAt !== iterator.created) throw invalidArgument('Invalid ShardIterator.');
  if (stream.faults.iterators.strike()) throw expired(iterator, context.clock.now());
  const shard = stream.shard(iterator.shard);
  const limit = { records: input.Limit ?? LARGEST_ANSWER.records, bytes: LARGEST_ANSWER.bytes };
  const read = reader.readShared(stream, shard, iterator.index, limit);
  return {
    Records: read.records.map((record) => recordShape(stream, record)),
    MillisBehindLatest: read.millisBehindLatest,
    ...(read.atShardEnd
      ? { ChildShards: childShards(stream, shard) }
      : { NextShardIterator: issueIterator(stream, shard, read.next) }),
  };
});
