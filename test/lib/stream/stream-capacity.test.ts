import { StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { Lazy } from 'aws-cdk-lib/core';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';

describe('StreamCapacity', () => {
  test('leaves the shards to Kinesis on demand', () => {
    const { streamMode, shardCount } = StreamCapacity.onDemand();
    expect({ streamMode, shardCount }).toEqual({ streamMode: StreamMode.ON_DEMAND, shardCount: undefined });
  });

  test.each([1, 20_000])('provisions %p shards', (count) => {
    const { streamMode, shardCount } = StreamCapacity.provisioned(count);
    expect({ streamMode, shardCount }).toEqual({ streamMode: StreamMode.PROVISIONED, shardCount: count });
  });

  test.each([0, 20_001, 1.5])('refuses %p shards', (count) => {
    expect(() => StreamCapacity.provisioned(count)).toThrow(
      new Error(`StreamCapacity: shardCount must be a whole number from 1 to 20000, got ${count}`),
    );
  });

  test('takes a shard count that is known only at deployment', () => {
    const count = Lazy.number({ produce: () => 4 });
    expect(StreamCapacity.provisioned(count).shardCount).toBe(count);
  });
});
