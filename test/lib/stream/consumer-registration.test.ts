import { Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { App, Aws, type CfnResource, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DataStream } from '../../../lib/stream/data-stream';
import { EnhancedFanOutConsumer } from '../../../lib/stream/enhanced-fan-out-consumer';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';

const ARN = 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks';

function fixture() {
  const app = new App();
  return { app, stack: new Stack(app, 'Stack') };
}

function addConsumers(count: number, add: (id: string) => void): void {
  for (let number = 1; number <= count; number++) add(`C${number}`);
}

describe('the consumers of a stream', () => {
  test.each([
    ['any stream', StreamCapacity.provisioned(1), 20],
    ['a stream on demand', StreamCapacity.onDemand(), 20],
    ['a stream with On-demand Advantage', StreamCapacity.onDemandAdvantage(), 50],
  ])('of %s are limited', (_, capacity, max) => {
    const stream = new DataStream(fixture().stack, 'Stream', { capacity });
    addConsumers(max, (id) => stream.addConsumer(id));
    expect(() => stream.addConsumer('OneTooMany')).toThrow(
      new Error(`Stack/Stream/OneTooMany: consumers of Stack/Stream/Resource must be ${max} at most, got ${max + 1}`),
    );
  });

  test('are counted wherever in the app they are', () => {
    const { app, stack } = fixture();
    const stream = new DataStream(stack, 'Stream');
    addConsumers(10, (id) => stream.addConsumer(id));
    const other = new Stack(app, 'Other');
    addConsumers(10, (id) => new EnhancedFanOutConsumer(other, id, { stream: stream.stream }));
    expect(() => new EnhancedFanOutConsumer(other, 'C21', { stream: stream.stream })).toThrow(
      new Error('Other/C21: consumers of Stack/Stream/Resource must be 20 at most, got 21'),
    );
  });

  test('are counted by the ARN of an existing stream, which can be imported more than once', () => {
    const { stack } = fixture();
    const imported = (id: string) => DataStream.fromStream(stack, id, Stream.fromStreamArn(stack, `${id}Import`, ARN));
    addConsumers(20, (id) => imported(`First${id}`).addConsumer(id));
    expect(() => imported('Second').addConsumer('C')).toThrow(
      new Error('Stack/Second/C: consumers of Stack/SecondImport must be 20 at most, got 21'),
    );
  });

  test('of other streams and other apps do not count', () => {
    const [first, second] = [fixture().stack, fixture().stack];
    const streams = [
      new DataStream(first, 'Stream'),
      new DataStream(first, 'Another'),
      DataStream.fromStream(first, 'Existing', Stream.fromStreamArn(first, 'Import', ARN)),
      DataStream.fromStream(second, 'Existing', Stream.fromStreamArn(second, 'Import', ARN)),
    ];
    const addAll = () => streams.map((stream) => addConsumers(20, (id) => stream.addConsumer(id)));
    expect(addAll).not.toThrow();
  });

  test('of streams which the pseudo parameters of several environments tell apart do not count together', () => {
    const { app } = fixture();
    for (const region of ['eu-west-1', 'us-east-1']) {
      const stack = new Stack(app, region, { env: { account: '111111111111', region } });
      const imported = Stream.fromStreamArn(
        stack,
        'Import',
        `arn:aws:kinesis:${Aws.REGION}:111111111111:stream/clicks`,
      );
      const stream = DataStream.fromStream(stack, 'Existing', imported, { maxConsumers: 1 });
      expect(() => stream.addConsumer('C', { consumerName: 'metrics' })).not.toThrow();
      expect(() => stream.addConsumer('OneTooMany')).toThrow(
        new Error(`${region}/Existing/OneTooMany: consumers of ${region}/Import must be 1 at most, got 2`),
      );
    }
  });

  test('must not share a name', () => {
    const { stack } = fixture();
    const stream = new DataStream(stack, 'Stream');
    stream.addConsumer('First', { consumerName: 'metrics' });
    const props = { stream: stream.stream, consumerName: 'metrics' };
    expect(() => new EnhancedFanOutConsumer(stack, 'Second', props)).toThrow(
      new Error('Stack/Second: consumerName must be unique among those of Stack/Stream/Resource, got metrics'),
    );
  });
});

describe('the registration of consumers', () => {
  function dependencies(stack: Stack): [string, string[]][] {
    const consumers = Object.entries(Template.fromStack(stack).findResources('AWS::Kinesis::StreamConsumer'));
    return consumers.map(([id, { DependsOn = [] }]) => [id, DependsOn]);
  }

  function logicalIds(consumers: Construct[]): string[] {
    const resources = consumers.map((consumer) => consumer.node.findChild('Resource').node.defaultChild as CfnResource);
    return resources.map(({ stack, logicalId }) => stack.resolve(logicalId));
  }

  test('waits for the fifth before, over all streams of a stack', () => {
    const { stack } = fixture();
    const streams = [new DataStream(stack, 'Stream'), new DataStream(stack, 'Another')] as const;
    const consumers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => streams[n % 2 === 0 ? 0 : 1].addConsumer(`C${n}`));
    const ids = logicalIds(consumers);
    const expected = ids.map((id, index) => [id, index < 5 ? [] : [ids[index - 5]]]);
    expect(Object.fromEntries(dependencies(stack))).toEqual(Object.fromEntries(expected));
  });

  test('does not make one stack wait for another', () => {
    const { app, stack } = fixture();
    const stream = new DataStream(stack, 'Stream');
    addConsumers(5, (id) => stream.addConsumer(id));
    const other = new Stack(app, 'Other');
    addConsumers(5, (id) => new EnhancedFanOutConsumer(other, id, { stream: stream.stream }));
    expect(dependencies(other).map(([, awaited]) => awaited)).toEqual([[], [], [], [], []]);
  });
});
