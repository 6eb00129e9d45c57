import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ShardLevelMetrics } from 'aws-cdk-lib/aws-kinesis';
import { App, Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import type { DataStreamProps } from '../../../lib/stream/data-stream-props';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';
import { StreamEncryption } from '../../../lib/stream/stream-encryption';
import { acknowledgedRules } from '../private/acknowledged-rules';
import { withAndWithoutFlags } from '../private/feature-flags';

function synthesize(props?: DataStreamProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new DataStream(stack, 'Stream', props);
  return Template.fromStack(stack);
}

describe('DataStream', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('is retained, on demand, and keeps records for a week', () => {
    synthesize().hasResource('AWS::Kinesis::Stream', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        Name: Match.absent(),
        RetentionPeriodHours: 168,
        StreamModeDetails: { StreamMode: 'ON_DEMAND' },
        ShardCount: Match.absent(),
      },
    });
  });

  test('takes provisioned shards, a name and a removal policy', () => {
    const template = synthesize({
      streamName: 'access-log_1.2',
      capacity: StreamCapacity.provisioned(4),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    template.hasResource('AWS::Kinesis::Stream', {
      DeletionPolicy: 'Delete',
      Properties: { Name: 'access-log_1.2', ShardCount: 4, StreamModeDetails: { StreamMode: 'PROVISIONED' } },
    });
  });

  test('watches each shard for what makes it hot', () => {
    synthesize().hasResourceProperties('AWS::Kinesis::Stream', {
      DesiredShardLevelMetrics: [
        'IncomingBytes',
        'IncomingRecords',
        'ReadProvisionedThroughputExceeded',
        'WriteProvisionedThroughputExceeded',
      ],
    });
  });

  test.each([
    ['all', [ShardLevelMetrics.ALL], ['ALL']],
    ['none', [], []],
  ])('takes %s of the shard-level metrics', (_, shardLevelMetrics, expected) => {
    synthesize({ shardLevelMetrics }).hasResourceProperties('AWS::Kinesis::Stream', {
      DesiredShardLevelMetrics: expected,
    });
  });

  test.each([24, 8_760])('keeps records for %p hours', (hours) => {
    synthesize({ retentionPeriod: Duration.hours(hours) }).hasResourceProperties('AWS::Kinesis::Stream', {
      RetentionPeriodHours: hours,
    });
  });

  test.each([
    [Duration.hours(23), '23 hours'],
    [Duration.hours(8_761), '8761 hours'],
    [Duration.minutes(1_501), '1501 minutes'],
  ])('refuses to keep records for %s', (retentionPeriod, got) => {
    expect(() => synthesize({ retentionPeriod })).toThrow(
      new Error(`Stack/Stream: retentionPeriod must be a whole number of hours from 24 to 8760, got ${got}`),
    );
  });

  test('takes what is known only at deployment', () => {
    const hours = Lazy.number({ produce: () => 48 });
    const streamName = Lazy.string({ produce: () => 'clicks' });
    const capacity = StreamCapacity.provisioned(Lazy.number({ produce: () => 3 }));
    synthesize({ retentionPeriod: Duration.hours(hours), streamName, capacity }).hasResourceProperties(
      'AWS::Kinesis::Stream',
      { RetentionPeriodHours: 48, Name: 'clicks', ShardCount: 3 },
    );
  });

  test.each(['', 'a b', 'x'.repeat(129)])('refuses the name %p', (streamName) => {
    expect(() => synthesize({ streamName })).toThrow(
      new Error(
        `Stack/Stream: streamName must be 1 to 128 letters, digits, underscores, dots or hyphens, got "${streamName}"`,
      ),
    );
  });

  test('exposes what it is made of', () => {
    const stack = new Stack(new App(), 'Stack');
    const stream = new DataStream(stack, 'Stream');
    expect(stream.stream.streamArn).toBe(stream.eventSourceArn);
    expect(stream.encryptionKey).toBe(stream.stream.encryptionKey);
    expect(stream.retentionPeriod.toHours()).toBe(168);
    expect(stream.capacity.shardCount).toBeUndefined();
  });

  test.each([
    ['its own key', undefined, ['AwsSolutions::AwsSolutions-KDS3']],
    ['the key which AWS manages', StreamEncryption.managed(), []],
  ])('with %s acknowledges what an audit finds', (_, encryption, rules) => {
    expect(acknowledgedRules(new DataStream(new Stack(new App(), 'Stack'), 'Stream', { encryption }))).toEqual(rules);
  });

  test('depends on no feature flag', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => {
      const stream = new DataStream(stack, 'Stream');
      stream.grantReadWrite(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
      stream.addConsumer('Consumer');
    });
    expect(recommended).toEqual(bare);
  });

  test('does not hide its encryption behind a condition', () => {
    const template = synthesize({ encryption: StreamEncryption.managed() });
    expect(template.toJSON()).not.toHaveProperty('Conditions');
  });
});
