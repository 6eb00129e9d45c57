import { Match, Template } from 'aws-cdk-lib/assertions';
import type { CfnStream } from 'aws-cdk-lib/aws-kinesis';
import { App, CfnParameter, Duration, Stack, type StackProps, Tags } from 'aws-cdk-lib/core';
import {
  type AutoScaledCapacityOptions,
  DataStream,
  type DataStreamProps,
  ShardAutoscaler,
  StreamCapacity,
} from '../../../lib';

const UUID = {
  'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] }],
};

function autoScaled(
  props: DataStreamProps = {},
  options: Partial<AutoScaledCapacityOptions> = {},
  stackProps: StackProps = {},
) {
  const stack = new Stack(new App(), 'Logs', stackProps);
  const capacity = StreamCapacity.autoScaled({ maxShards: 16, ...options });
  return { stack, stream: new DataStream(stack, 'Clicks', { capacity, ...props }) };
}

function template(...args: Parameters<typeof autoScaled>): Template {
  return Template.fromStack(autoScaled(...args).stack);
}

function propertiesOf(built: Template, type: string): Record<string, unknown> {
  const [resource] = Object.values(built.findResources(type));
  return resource?.Properties;
}

function questionOf(built: Template): Record<string, unknown> {
  return propertiesOf(built, 'Custom::LiveShardCount');
}

describe('StreamCapacity.autoScaled', () => {
  test('makes a provisioned stream with the shards it has at the time of a deployment', () => {
    template().hasResourceProperties('AWS::Kinesis::Stream', {
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
      ShardCount: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ClicksShardCount'), 'ShardCount'] },
    });
  });

  test.each([
    [{}, 1],
    [{ minShards: 2 }, 2],
    [{ minShards: 2, initialShards: 4 }, 4],
  ])('begins, with %j, with %d shards', (options, InitialShards) => {
    template({}, options).hasResourceProperties('Custom::LiveShardCount', { InitialShards });
  });

  test('scales the stream', () => {
    const { stack, stream } = autoScaled({}, { minShards: 2 });
    expect(stream.autoscaler).toBeInstanceOf(ShardAutoscaler);
    expect(stream.autoscaler?.stream).toBe(stream.stream);
    Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', 2);
  });

  test('has no shard count of its own', () => {
    expect(autoScaled().stream.capacity.shardCount).toBeUndefined();
  });

  test('can be given to several streams', () => {
    const stack = new Stack();
    const capacity = StreamCapacity.autoScaled({ maxShards: 4 });
    const streams = ['Clicks', 'Views'].map((id) => new DataStream(stack, id, { capacity }));
    expect(new Set(streams.map(({ autoscaler }) => autoscaler)).size).toBe(2);
  });

  test('names the stream before it exists: after its path, and anew for another stack of that name', () => {
    template().hasResourceProperties('AWS::Kinesis::Stream', {
      Name: { 'Fn::Join': ['', [Match.stringLikeRegexp('^Logs-Clicks-[0-9A-F]{8}-$'), UUID]] },
    });
  });

  test('takes the name it is given', () => {
    const built = template({ streamName: 'clicks' });
    built.hasResourceProperties('AWS::Kinesis::Stream', { Name: 'clicks' });
    built.hasResourceProperties('Custom::LiveShardCount', { StreamName: 'clicks' });
  });

  test.each([
    [{ initialShards: 1 }, 'initialShards must be a whole number from 2 to 16, got 1'],
    [{ initialShards: 17 }, 'initialShards must be a whole number from 2 to 16, got 17'],
    [{ maxShards: 1 }, 'maxShards must be a whole number from 2 to 10000, got 1'],
  ])('refuses %j', (options, message) => {
    expect(() => StreamCapacity.autoScaled({ minShards: 2, maxShards: 16, ...options })).toThrow(
      expect.objectContaining({ message: `StreamCapacity: ${message}` }),
    );
  });

  test.each([2, 16])('takes %d initial shards', (initialShards) => {
    expect(() => StreamCapacity.autoScaled({ minShards: 2, maxShards: 16, initialShards })).not.toThrow();
  });
});

describe('the shards of a deployment', () => {
  test('are the same question as long as nothing changes', () => {
    expect(questionOf(template())).toEqual(questionOf(template()));
  });

  test('do not depend on how the stream is scaled', () => {
    expect(questionOf(template({}, { maxShards: 32 }))).toEqual(questionOf(template()));
  });

  test('are asked for anew when anything else of the stream changes', () => {
    const built = template({ retentionPeriod: Duration.hours(48) });
    const { ShardCount, ...properties } = propertiesOf(built, 'AWS::Kinesis::Stream');
    expect(ShardCount).toBeDefined();
    expect(properties).toMatchObject({ RetentionPeriodHours: 48 });
    expect(questionOf(built).StreamProperties).toEqual(properties);
  });

  test('are asked for anew when only the value of a parameter changes', () => {
    const { stack, stream } = autoScaled();
    const hours = new CfnParameter(stack, 'Hours', { type: 'Number', default: 24 });
    (stream.stream.node.defaultChild as CfnStream).retentionPeriodHours = hours.valueAsNumber;
    const question = questionOf(Template.fromStack(stack));
    expect(question.StreamProperties).toMatchObject({ RetentionPeriodHours: { Ref: 'Hours' } });
  });

  test('are asked for anew when a tag of the stream changes', () => {
    const { stack } = autoScaled();
    Tags.of(stack).add('team', 'web');
    expect(questionOf(Template.fromStack(stack)).StreamProperties).toMatchObject({
      Tags: [{ Key: 'team', Value: 'web' }],
    });
  });

  test('are asked for anew when a tag of the stack changes, which it hands on', () => {
    const StackTags = [{ Key: 'team', Value: 'web' }];
    expect(questionOf(template({}, {}, { tags: { team: 'web' } }))).toMatchObject({ StackTags });
  });

  test('may be asked of this stream only', () => {
    template({ streamName: 'clicks' }).hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          {},
          {
            Action: 'kinesis:DescribeStreamSummary',
            Resource: {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':kinesis:',
                  { Ref: 'AWS::Region' },
                  ':',
                  { Ref: 'AWS::AccountId' },
                  ':stream/clicks',
                ],
              ],
            },
          },
        ],
      },
    });
  });
});
