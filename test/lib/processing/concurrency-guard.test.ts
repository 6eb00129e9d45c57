import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Lazy, Size, type Stack } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';
import type { IStreamEventSource } from '../../../lib/stream/stream-event-source';
import { fixture } from './fixture';

interface Settings {
  readonly asAlias?: boolean;
  readonly sourceIn: (stack: Stack) => IStreamEventSource;
  readonly reserved?: number;
  readonly parallelizationFactor?: number;
}

function warningsOf({ sourceIn, reserved, parallelizationFactor, asAlias }: Settings): string[] {
  const { stack, process } = fixture();
  const handler = new LambdaFunction(stack, 'Reserved', {
    code: Code.fromInline('exports.handler = async () => {};'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    reservedConcurrentExecutions: reserved,
  });
  const alias = asAlias && new Alias(stack, 'Live', { aliasName: 'live', version: handler.currentVersion });
  process({ source: sourceIn(stack), handler: alias || handler, parallelizationFactor });
  const found = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('reserved concurrency'));
  return found.map(({ entry }) => `${entry.data}`);
}

function streamOf(capacity: StreamCapacity) {
  return (stack: Stack) => new DataStream(stack, 'Sized', { capacity });
}

function plainStream(stack: Stack): IStreamEventSource {
  return DataStream.fromStream(stack, 'Sized', new Stream(stack, 'Plain', { shardCount: 4 }));
}

const FOUR = streamOf(StreamCapacity.provisioned(4));

describe('warnOfWaitingShards', () => {
  test('says how many batches are processed at once, and how many may be', () => {
    expect(warningsOf({ sourceIn: FOUR, reserved: 7, parallelizationFactor: 2 })).toEqual([
      'Stack/Reserved: 8 batches of the stream may be processed at once (4 shards, 2 each), and the reserved concurrency is 7: the other shards wait and fall behind [ack: cdk-kinesis-pipelines:reservedConcurrencyTooLow]',
    ]);
  });

  test.each<[string, Settings['sourceIn']]>([
    ['shards that were given', FOUR],
    ['a stream of aws-cdk', plainStream],
    ['the most that an autoscaler makes', streamOf(StreamCapacity.autoScaled({ minShards: 1, maxShards: 4 }))],
    [
      'the throughput that was warmed up',
      streamOf(StreamCapacity.onDemandAdvantage({ warmThroughput: Size.mebibytes(4) })),
    ],
    ['the stream of a consumer', (stack) => FOUR(stack).addConsumer('Consumer')],
  ])('counts %s', (_, sourceIn) => {
    expect(warningsOf({ sourceIn, reserved: 3 })).toHaveLength(1);
    expect(warningsOf({ sourceIn, reserved: 4 })).toEqual([]);
  });

  test('counts the function behind an alias', () => {
    expect(warningsOf({ sourceIn: FOUR, reserved: 3, asAlias: true })).toHaveLength(1);
  });

  test('is silent where something is not known', () => {
    const token = Lazy.number({ produce: () => 1 });
    expect(warningsOf({ sourceIn: FOUR })).toEqual([]);
    expect(warningsOf({ sourceIn: FOUR, reserved: token })).toEqual([]);
    expect(warningsOf({ sourceIn: FOUR, reserved: 1, parallelizationFactor: token })).toEqual([]);
    expect(warningsOf({ sourceIn: streamOf(StreamCapacity.onDemand()), reserved: 1 })).toEqual([]);
  });
});
