import { type KinesisClient, ListShardsCommand, type Shard } from '@aws-sdk/client-kinesis';
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
  const shards = await listShards(client, stream, calls);
  if (shardId !== undefined) {
    const shard = shards.filter(({ ShardId }) => ShardId === shardId);
    if (shard.length === 0) throw new UsageError(`--shard ${shardId}: the stream has no such shard`);
    return shard;
  }
  return isOpenOnly ? shards.filter((shard) => shard.SequenceNumberRange?.EndingSequenceNumber === undefined) : shards;
}

/** All shards whose records are retained, closed ones too. */
async function listShards(client: KinesisClient, stream: StreamId, calls: PatientCalls): Promise<Shard[]> {
  const shards: Shard[] = [];
  let request: ConstructorParameters<typeof ListShardsCommand>[0] | undefined = stream;
  while (request !== undefined) {
    const command: ListShardsCommand = new ListShardsCommand(request);
    const { Shards = [], NextToken } = await calls.make(() => client.send(command));
    shards.push(...Shards);
    request = NextToken === undefined ? undefined : { NextToken };
  }
  return shards;
}
