import { base64, testRoom } from '../room';

const STREAM = { StreamName: 'logs' };
const MIB = 2 ** 20;

function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 1 });
  return test;
}

describe('PutRecord', () => {
  test('names the shard and the sequence number', () => {
    expect(room().call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: base64('x') })).toEqual({
      ShardId: 'shardId-000000000000',
      SequenceNumber: '49176722560000000000000000000000000000000000000000000001',
      EncryptionType: undefined,
    });
  });

  test('fails when its shard is throttled, and counts it', async () => {
    const { call, failure, samples, context } = room();
    const put = { ...STREAM, PartitionKey: 'k', Data: Buffer.alloc(MIB - 1).toString('base64') };
    call('PutRecord', put);
    samples.length = 0;
    expect(failure('PutRecord', put)).toBe(
      'ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 in stream logs under account 123456789012.',
    );
    expect(samples).toContainEqual(expect.objectContaining({ name: 'PutRecord.Success', value: 0 }));
    expect(samples).toContainEqual(
      expect.objectContaining({ name: 'WriteProvisionedThroughputExceeded', value: 1, unit: 'Count' }),
    );
    await context.clock.advance(1000);
    expect(call('PutRecord', put).ShardId).toBe('shardId-000000000000');
  });

  test('bursts to the largest record that the stream allows', () => {
    const { call } = testRoom();
    call('CreateStream', { ...STREAM, ShardCount: 1, MaxRecordSizeInKiB: 10_240 });
    const put = { ...STREAM, PartitionKey: 'k', Data: Buffer.alloc(4 * MIB).toString('base64') };
    expect([call('PutRecord', put), call('PutRecord', put)]).toHaveLength(2);
  });
});
