import { Annotations } from 'aws-cdk-lib/assertions';
import { Stream, StreamMode, type StreamProps } from 'aws-cdk-lib/aws-kinesis';
import { Lazy, Stack } from 'aws-cdk-lib/core';
import { ShardAutoscaler } from '../../../../lib';

function scale(props: StreamProps): Stack {
  const stack = new Stack(undefined, 'Logs');
  new ShardAutoscaler(stack, 'Autoscaler', { stream: new Stream(stack, 'Stream', props), maxShards: 4 });
  return stack;
}

describe('a stream to be scaled', () => {
  test('is not on demand', () => {
    expect(() => scale({ streamMode: StreamMode.ON_DEMAND })).toThrow(
      expect.objectContaining({
        message: 'Logs/Autoscaler: stream must be in provisioned capacity mode, got ON_DEMAND',
      }),
    );
  });

  test('should have no shard count in the template', () => {
    const stack = scale({ streamMode: StreamMode.PROVISIONED, shardCount: 2 });
    Annotations.fromStack(stack).hasWarning(
      '/Logs/Autoscaler',
      'Logs/Stream: a deployment that changes the stream sets its shards back to 2; StreamCapacity.autoScaled keeps them [ack: cdk-kinesis-pipelines:shardCountInTemplate]',
    );
  });

  test('may have one which is known only at deployment', () => {
    const stack = scale({ streamMode: StreamMode.PROVISIONED, shardCount: Lazy.number({ produce: () => 2 }) });
    Annotations.fromStack(stack).hasNoWarning('*', '*');
  });
});
