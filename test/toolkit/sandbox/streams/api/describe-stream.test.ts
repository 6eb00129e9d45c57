import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  return test;
}

describe('DescribeStream', () => {
  test('goes page by page', () => {
    const { call } = room();
    const first = call('DescribeStream', { ...STREAM, Limit: 1 }).StreamDescription;
    expect([first.Shards.length, first.HasMoreShards]).toEqual([1, true]);
    const second = call('DescribeStream', { ...STREAM, ExclusiveStartShardId: first.Shards[0].ShardId });
    expect(second.StreamDescription).toMatchObject({
      HasMoreShards: false,
      Shards: [
        {
          ShardId: 'shardId-000000000001',
          HashKeyRange: {
            StartingHashKey: '170141183460469231731687303715884105728',
            EndingHashKey: '340282366920938463463374607431768211455',
          },
        },
      ],
    });
  });

  test('goes by the ARN', () => {
    expect(room().call('DescribeStream', { StreamARN: ARN }).StreamDescription.StreamName).toBe('logs');
  });

  test.each([
    [{ StreamName: 'none' }, 'ResourceNotFoundException: Stream none under account 123456789012 not found.'],
    [{}, 'InvalidArgumentException: StreamARN or StreamName must be provided, got neither'],
    [
      { StreamARN: ARN.replace('us-east-1', 'eu-west-1') },
      `InvalidArgumentException: StreamARN must be ${ARN}, got ${ARN.replace('us-east-1', 'eu-west-1')}`,
    ],
  ])('refuses %j', (input, message) => {
    expect(room().failure('DescribeStream', input)).toBe(message);
  });
});
