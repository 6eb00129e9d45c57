import type { ListShardsCommandInput, ListShardsCommandOutput, Shard } from '@aws-sdk/client-kinesis';

type ListShards = (input: ListShardsCommandInput) => Promise<ListShardsCommandOutput>;

/** All shards whose records are retained, closed ones too, in order: each after those which it was made of. */
export async function listShards(list: ListShards, stream: ListShardsCommandInput): Promise<Shard[]> {
  const shards: Shard[] = [];
  let request: ListShardsCommandInput | undefined = stream;
  while (request !== undefined) {
    const { Shards = [], NextToken }: ListShardsCommandOutput = await list(request);
    shards.push(...Shards);
    request = NextToken === undefined ? undefined : { NextToken };
  }
  return shards;
}
