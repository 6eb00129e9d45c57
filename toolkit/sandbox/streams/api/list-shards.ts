import { invalidArgument } from '../errors';
import type { DataStream } from '../stream';
import { nextToken, STREAM, shardId } from './common-members';
import { issueListToken, readListToken } from './list-token';
import { type InputOf, integer } from './members';
import { operation, type StreamsBackend } from './operation';
import { page } from './page';
import { type ShardFilter, shardFilter, shardPredicate } from './shard-filter';
import { shardShape } from './shard-shape';
import { streamOf } from './stream-of';

const INPUT = {
  ...STREAM,
  NextToken: nextToken(),
  ExclusiveStartShardId: shardId(),
  MaxResults: integer({ min: 1, max: 10_000 }),
  ShardFilter: shardFilter(),
};
const DEFAULT_LIMIT = 1000;

interface Place {
  readonly stream: DataStream;
  readonly after?: string;
  readonly filter?: ShardFilter;
}

export const listShards = operation(INPUT, (input, backend) => {
  const { stream, after, filter } = placeOf(input, backend);
  const shards = stream.retainedShards().filter(filter === undefined ? () => true : shardPredicate(stream, filter));
  const { items, hasMore } = page(shards, (shard) => shard.id, after, input.MaxResults ?? DEFAULT_LIMIT);
  const last = items.at(-1);
  return {
    Shards: items.map(shardShape),
    NextToken: hasMore && last ? issueListToken(stream, last.id, filter) : undefined,
  };
});

function placeOf(input: InputOf<typeof INPUT>, backend: StreamsBackend): Place {
  const { NextToken, ExclusiveStartShardId: after, ShardFilter: filter } = input;
  if (NextToken === undefined) return { stream: streamOf(input, backend), after, filter };
  for (const name of ['StreamName', 'ExclusiveStartShardId', 'ShardFilter'] as const) {
    if (input[name] !== undefined) throw invalidArgument(`NextToken and ${name} cannot be provided together.`);
  }
  return readListToken<ShardFilter>(NextToken, backend);
}
