import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { App, Lazy, Size, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';

function bind(capacity: StreamCapacity) {
  const stack = new Stack(new App(), 'Stack');
  return { stack, config: capacity._bind(new Construct(stack, 'Stream')) };
}

describe('StreamCapacity', () => {
  test('leaves the shards to Kinesis on demand', () => {
    const { streamMode, shardCount, explanation } = StreamCapacity.onDemand();
    expect({ streamMode, shardCount, explanation }).toEqual({ streamMode: StreamMode.ON_DEMAND });
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

  test.each([Size.mebibytes(1), Size.gibibytes(10)])('warms up to %p a second', (warmThroughput) => {
    const capacity = StreamCapacity.onDemandAdvantage({ warmThroughput });
    expect(capacity.streamMode).toBe(StreamMode.ON_DEMAND);
    expect(bind(capacity).config.warmThroughput).toBe(warmThroughput.toMebibytes());
  });

  test.each([
    [Size.kibibytes(1_023), '0.9990234375'],
    [Size.kibibytes(1_536), '1.5'],
    [Size.mebibytes(10_241), '10241'],
  ])('refuses to warm up to %p a second', (warmThroughput, got) => {
    expect(() => StreamCapacity.onDemandAdvantage({ warmThroughput })).toThrow(
      new Error(`StreamCapacity: warmThroughput must be a whole number of MiB per second from 1 to 10240, got ${got}`),
    );
  });

  test('names the account setting that On-demand Advantage is', () => {
    const message =
      'Stack/Stream: cannot be deployed unless the account has On-demand Advantage in this region (UpdateAccountSettings with MinimumThroughputBillingCommitment), which commits it to pay for at least 25 MiB per second';
    const id = 'cdk-kinesis-pipelines:needsOnDemandAdvantage';
    const { stack } = bind(StreamCapacity.onDemandAdvantage({ warmThroughput: Size.mebibytes(25) }));
    Annotations.fromStack(stack).hasInfo('/Stack/Stream', `${message} [ack: ${id}]`);
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('counts the shards of a workload, and says why', () => {
    const { streamMode, shardCount, explanation } = StreamCapacity.forWorkload({
      recordsPerSecond: 2_500,
      recordSize: Size.kibibytes(1),
    });
    expect({ streamMode, shardCount }).toEqual({ streamMode: StreamMode.PROVISIONED, shardCount: 3 });
    expect(explanation).toBe(
      '3 shards: 2500 KiB/s in need 3 of 1024, 2500 records/s in need 3 of 1000, 2500 KiB/s out need 2 of 2048',
    );
  });

  test('refuses a workload that no stream can carry', () => {
    const workload = { recordsPerSecond: 20_000_001, recordSize: Size.bytes(1) };
    expect(() => StreamCapacity.forWorkload(workload)).toThrow(
      new Error('StreamCapacity: shards of the workload must be a whole number from 1 to 20000, got 20001'),
    );
  });
});
