import { STREAM, STREAM_ARN, streamRoom } from '../stream-room';

describe('DescribeStream', () => {
  test('goes page by page', () => {
    const { call } = streamRoom();
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
    expect(streamRoom().call('DescribeStream', { StreamARN: STREAM_ARN }).StreamDescription.StreamName).toBe('logs');
  });

  test.each([
    [{ StreamName: 'none' }, 'ResourceNotFoundException: Stream none under account 123456789012 not found.'],
    [{}, 'InvalidArgumentException: StreamARN or StreamName must be provided, got neither'],
    [
      { StreamARN: STREAM_ARN.replace('us-east-1', 'eu-west-1') },
      `InvalidArgumentException: StreamARN must be ${STREAM_ARN}, got ${STREAM_ARN.replace('us-east-1', 'eu-west-1')}`,
    ],
  ])('refuses %j', (input, message) => {
    expect(streamRoom().failure('DescribeStream', input)).toBe(message);
  });
});
