import {
  type KinesisClient,
  ListShardsCommand,
  type ListShardsCommandInput,
  type Shard,
} from '@aws-sdk/client-kinesis';
import { listShards } from '../../../lambda/shared/list-shards';
import type { StreamId } from '../stream-id';
import { UsageError } from '../usage-error';
import type { PatientCalls } from './patient-calls';

/** Which shards reading begins with. */
export interface FirstShards {
  /** Leaves closed shards out: nothing comes into them any more. */
  readonly isOpenOnly: boolean;
  /** Only this one. */
  readonly shardId?: string;
}

/** @throws UsageError if the one shard is not there */
export async function firstShards(
  client: KinesisClient,
  stream: StreamId,
  calls: PatientCalls,
  { isOpenOnly, shardId }: FirstShards,
): Promise<Shard[]> {
  const list = (input: ListShardsCommandInput) => calls.make(() => client.send(new ListShardsCommand(input)));
  const shards = await listShards(list, stream);
  if (shardId !== undefined) {
    const shard = shards.filter(({ ShardId }) => ShardId === shardId);
    if (shard.length === 0) throw new UsageError(`--shard ${shardId}: the stream has no such shard`);
    return shard;
  }
  return isOpenOnly ? shards.filter((shard) => shard.SequenceNumberRange?.EndingSequenceNumber === undefined) : shards;
}
