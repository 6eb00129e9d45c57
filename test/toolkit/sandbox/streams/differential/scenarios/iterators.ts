import type { Session } from '../session';

const SHARD = { ShardId: 'shardId-000000000000' };

export async function iterators(session: Session): Promise<void> {
  const logs = await session.stream('logs');
  const numbers: string[] = [];
  for (const Data of ['QQ==', 'Qg==', 'Qw==']) {
    numbers.push((await session.call('PutRecord', { ...logs, PartitionKey: 'k', Data })).SequenceNumber);
  }
  await session.pass();
  const read = async (name: string, position: object, extra: object = {}) => {
    const { ShardIterator } = await session.step(`iterator ${name}`, 'GetShardIterator', {
      ...logs,
      ...SHARD,
      ...position,
    });
    if (ShardIterator === undefined) return undefined;
    return session.step(`read ${name}`, 'GetRecords', { ShardIterator, ...extra });
  };
  const all = { ShardIteratorType: 'TRIM_HORIZON' };
  await read('from the oldest', all);
  const first = await read('two from the oldest', all, { Limit: 2 });
  await session.step('read on', 'GetRecords', { ShardIterator: first.NextShardIterator, Limit: 2 });
  const { NextShardIterator } = await read('from the latest', { ShardIteratorType: 'LATEST' });
  await session.call('PutRecord', { ...logs, PartitionKey: 'k', Data: 'RA==' });
  await session.step('read what came later', 'GetRecords', { ShardIterator: NextShardIterator });
  for (const type of ['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']) {
    await read(`${type} of the second`, { ShardIteratorType: type, StartingSequenceNumber: numbers[1] });
    await read(`${type} of none`, { ShardIteratorType: type });
    await read(`${type} of another shard`, { ShardIteratorType: type, StartingSequenceNumber: '1' });
    await read(`${type} of no number`, { ShardIteratorType: type, StartingSequenceNumber: 'x' });
  }
  await read('at a time before all', { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: 1_500_000_000 });
  await read('at a time to come', { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: 5_000_000_000 });
  await read('at no time', { ShardIteratorType: 'AT_TIMESTAMP' });
  await read('of no type', { ShardIteratorType: 'NEVER' });
  await read('of a shard that is not there', { ...all, ShardId: 'shardId-000000000009' });
  await read('with limit 0', all, { Limit: 0 });
  await read('with limit 10,000', all, { Limit: 10_000 });
  await read('with limit 10,001', all, { Limit: 10_001 });
  await session.step('read at what is no iterator', 'GetRecords', { ShardIterator: 'x' });
  await session.step('read at nothing', 'GetRecords');
}
