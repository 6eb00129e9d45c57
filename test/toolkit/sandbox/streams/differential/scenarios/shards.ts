import type { Session } from '../session';

const QUARTER_KEY = String(2n ** 126n);

export async function shards(session: Session): Promise<void> {
  const logs = await session.stream('logs', 2);
  const shard = (index: number) => `shardId-${String(index).padStart(12, '0')}`;
  const split = async (name: string, index: number, NewStartingHashKey: string) => {
    await session.step(name, 'SplitShard', { ...logs, ShardToSplit: shard(index), NewStartingHashKey });
    await session.settle('logs');
  };
  const merge = async (name: string, index: number, adjacent: number) => {
    await session.step(name, 'MergeShards', {
      ...logs,
      ShardToMerge: shard(index),
      AdjacentShardToMerge: shard(adjacent),
    });
    await session.settle('logs');
  };
  await session.call('PutRecord', { ...logs, PartitionKey: 'k', Data: 'QQ==', ExplicitHashKey: '0' });
  await session.pass();
  await split('split', 0, QUARTER_KEY);
  await session.step('shards of the split', 'ListShards', logs);
  await session.step('put after the split', 'PutRecord', {
    ...logs,
    PartitionKey: 'k',
    Data: 'Qg==',
    ExplicitHashKey: '0',
  });
  const oldest = { ...logs, ShardId: shard(0), ShardIteratorType: 'TRIM_HORIZON' };
  const { ShardIterator } = await session.call('GetShardIterator', oldest);
  await session.step('read to the end of a shard', 'GetRecords', { ShardIterator });
  await split('split what is closed', 0, QUARTER_KEY);
  await split('split outside', 1, '5');
  await split('split what is not there', 9, QUARTER_KEY);
  await merge('merge with itself', 1, 1);
  await merge('merge what is not adjacent', 1, 2);
  await merge('merge what is closed', 0, 1);
  await merge('merge', 2, 3);
  await session.step('shards of the merge', 'ListShards', logs);
  for (const Type of ['AT_LATEST', 'FROM_TRIM_HORIZON', 'AT_TRIM_HORIZON']) {
    await session.step(`shards ${Type}`, 'ListShards', { ...logs, ShardFilter: { Type } });
  }
  await session.step('shards after one', 'ListShards', {
    ...logs,
    ShardFilter: { Type: 'AFTER_SHARD_ID', ShardId: shard(2) },
  });
  await session.step('shards after none', 'ListShards', { ...logs, ShardFilter: { Type: 'AFTER_SHARD_ID' } });
  await session.step('shards at no time', 'ListShards', { ...logs, ShardFilter: { Type: 'AT_TIMESTAMP' } });
  await session.step('shards from a shard on', 'ListShards', { ...logs, ExclusiveStartShardId: shard(2) });
  const { NextToken } = await session.step('a page of shards', 'ListShards', { ...logs, MaxResults: 2 });
  await session.step('the next page of shards', 'ListShards', { NextToken });
  await session.step('a page by name and token', 'ListShards', { ...logs, NextToken });
}

export async function reshardingTwice(session: Session): Promise<void> {
  const logs = await session.stream('logs', 2);
  const split = (index: number) => ({
    ...logs,
    ShardToSplit: `shardId-00000000000${index}`,
    NewStartingHashKey: index === 0 ? QUARTER_KEY : String(3n * 2n ** 126n),
  });
  await session.call('SplitShard', split(0));
  await session.step('split while it is split', 'SplitShard', split(1));
  await session.step('update while it is split', 'UpdateShardCount', {
    ...logs,
    TargetShardCount: 4,
    ScalingType: 'UNIFORM_SCALING',
  });
  await session.step('put while it is split', 'PutRecord', { ...logs, PartitionKey: 'k', Data: 'QQ==' });
}

/** Where the second child may begin. */
export async function splitPoints(session: Session): Promise<void> {
  for (const offset of [0, 1, 2]) {
    const logs = await session.stream(`plus-${offset}`, 2);
    const { Shards } = await session.call('ListShards', logs);
    const start = BigInt(Shards[1].HashKeyRange.StartingHashKey);
    await session.step(`split ${offset} after the start`, 'SplitShard', {
      ...logs,
      ShardToSplit: Shards[1].ShardId,
      NewStartingHashKey: String(start + BigInt(offset)),
    });
  }
}

/** Each update of a stream of its own, so that shard ids compare. */
export async function shardCounts(session: Session): Promise<void> {
  const updates: [number, number][] = [
    [2, 2],
    [2, 4],
    [4, 2],
    [2, 3],
    [3, 7],
    [4, 1],
    [2, 0],
  ];
  for (const [ShardCount, TargetShardCount] of updates) {
    const StreamName = `from-${ShardCount}-to-${TargetShardCount}`;
    const logs = await session.stream(StreamName, ShardCount);
    const input = { ...logs, TargetShardCount, ScalingType: 'UNIFORM_SCALING' };
    await session.step(StreamName, 'UpdateShardCount', input);
    await session.settle(StreamName);
    await session.step(`shards ${StreamName}`, 'ListShards', { ...logs, ShardFilter: { Type: 'AT_LATEST' } });
  }
  const logs = await session.stream('elastic');
  await session.step('without a type', 'UpdateShardCount', { ...logs, TargetShardCount: 2 });
  const StreamModeDetails = { StreamMode: 'ON_DEMAND' };
  await session.call('UpdateStreamMode', { StreamARN: session.arn('elastic'), StreamModeDetails });
  await session.settle('elastic');
  const input = { ...logs, TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' };
  await session.step('on-demand', 'UpdateShardCount', input);
}
