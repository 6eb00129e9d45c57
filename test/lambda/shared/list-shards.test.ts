import type { ListShardsCommandInput, ListShardsCommandOutput } from '@aws-sdk/client-kinesis';
import { listShards } from '../../../lambda/shared/list-shards';

describe('listShards', () => {
  test('goes on over several answers, which are asked for by their token alone', async () => {
    const inputs: ListShardsCommandInput[] = [];
    const list = async (input: ListShardsCommandInput) => {
      inputs.push(input);
      const [ShardId, NextToken] =
        input.NextToken === undefined ? ['shardId-000000000000', 'more'] : ['shardId-000000000001'];
      return { Shards: [{ ShardId }], NextToken } as ListShardsCommandOutput;
    };
    const shards = await listShards(list, { StreamName: 'orders' });
    expect(shards.map(({ ShardId }) => ShardId)).toEqual(['shardId-000000000000', 'shardId-000000000001']);
    expect(inputs).toEqual([{ StreamName: 'orders' }, { NextToken: 'more' }]);
  });
});
