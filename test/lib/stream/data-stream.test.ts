import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ShardLevelMetrics, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { App, Duration, Lazy, RemovalPolicy, Size, Stack, Tags } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import type { DataStreamProps } from '../../../lib/stream/data-stream-props';
import { RecordDistributionStrategy } from '../../../lib/stream/record-distribution-strategy';
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

  test('switches its mode in place, and leaves its shards to Kinesis on demand', () => {
    const streamWith = (capacity: StreamCapacity) => {
      const streams = Object.entries(synthesize({ capacity }).findResources('AWS::Kinesis::Stream'));
      return streams.map(([id, { Properties }]) => ({ id, ...Properties }));
    };
    const [{ ShardCount, ...provisioned }] = streamWith(StreamCapacity.provisioned(4)) as [Record<string, unknown>];
    expect(ShardCount).toBe(4);
    expect(streamWith(StreamCapacity.onDemand())).toEqual([
      { ...provisioned, StreamModeDetails: { StreamMode: 'ON_DEMAND' } },
    ]);
  });

  test.each([1_024, 10_240])('takes records of up to %p KiB', (kibibytes) => {
    const maxRecordSize = Size.kibibytes(kibibytes);
    synthesize({ maxRecordSize }).hasResourceProperties('AWS::Kinesis::Stream', { MaxRecordSizeInKiB: kibibytes });
  });

  test('refuses a record size that no stream takes', () => {
    expect(() => synthesize({ maxRecordSize: Size.kibibytes(1_023) })).toThrow(
      new Error('Stack/Stream: maxRecordSize must be a whole number of KiB from 1024 to 10240, got 1023'),
    );
  });

  test('tells its readers of the largest record', () => {
    const stack = new Stack(new App(), 'Stack');
    const stream = new DataStream(stack, 'Stream', { maxRecordSize: Size.mebibytes(6) });
    expect(stream.maxRecordSize.toMebibytes()).toBe(6);
    expect(stream.addConsumer('Consumer').maxRecordSize.toMebibytes()).toBe(6);
    expect(new DataStream(stack, 'Another').maxRecordSize.toMebibytes()).toBe(1);
  });

  test.each([
    [RecordDistributionStrategy.AUTO, 'AUTO'],
    [RecordDistributionStrategy.USER_PARTITION_KEY, 'USER_PARTITION_KEY'],
  ])('distributes records by %s on demand', (recordDistributionStrategy, expected) => {
    synthesize({ recordDistributionStrategy }).hasResourceProperties('AWS::Kinesis::Stream', {
      RecordDistributionStrategy: expected,
    });
  });

  test('refuses to distribute the records of a provisioned stream', () => {
    const recordDistributionStrategy = RecordDistributionStrategy.AUTO;
    expect(() => synthesize({ recordDistributionStrategy, capacity: StreamCapacity.provisioned(1) })).toThrow(
      new Error('Stack/Stream: recordDistributionStrategy must be left out of a provisioned stream, got AUTO'),
    );
  });

  test('is warm from the start with On-demand Advantage', () => {
    const capacity = StreamCapacity.onDemandAdvantage({ warmThroughput: Size.mebibytes(100) });
    synthesize({ capacity }).hasResourceProperties('AWS::Kinesis::Stream', {
      WarmThroughputMiBps: 100,
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
      ShardCount: Match.absent(),
    });
  });

  test('leaves to the service what nobody set', () => {
    synthesize().hasResourceProperties('AWS::Kinesis::Stream', {
      MaxRecordSizeInKiB: Match.absent(),
      RecordDistributionStrategy: Match.absent(),
      WarmThroughputMiBps: Match.absent(),
    });
  });

  test('passes its tags to its key, and to no consumer', () => {
    const stack = new Stack(new App(), 'Stack');
    const stream = new DataStream(stack, 'Stream');
    stream.addConsumer('Consumer');
    Tags.of(stream).add('team', 'web');
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Kinesis::Stream', { Tags: [{ Key: 'team', Value: 'web' }] });
    template.hasResourceProperties('AWS::KMS::Key', { Tags: [{ Key: 'team', Value: 'web' }] });
    template.hasResourceProperties('AWS::Kinesis::StreamConsumer', { Tags: Match.absent() });
  });

  test.each([
    ['itself', undefined],
    ['what it names', 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks'],
  ])('adds statements about %s to its resource policy', (_, named) => {
    const stack = new Stack(new App(), 'Stack');
    const stream = new DataStream(stack, 'Stream');
    const statement = new PolicyStatement({
      principals: [new AccountPrincipal('222222222222')],
      actions: ['kinesis:PutRecords'],
      resources: named === undefined ? [] : [named],
    });
    expect(stream.addToResourcePolicy(statement).statementAdded).toBe(true);
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::ResourcePolicy', {
      ResourceArn: stack.resolve(stream.stream.streamArn),
      ResourcePolicy: {
        Statement: [{ Action: 'kinesis:PutRecords', Resource: named ?? stack.resolve(stream.stream.streamArn) }],
      },
    });
  });

  test('is told its name by a capacity that has to know it, unless the user gave one', () => {
    const capacity = StreamCapacity.onDemand();
    const bind = jest.spyOn(capacity, '_bind');
    bind.mockReturnValue({ streamMode: StreamMode.ON_DEMAND, streamName: 'planned' });
    synthesize({ capacity }).hasResourceProperties('AWS::Kinesis::Stream', { Name: 'planned' });
    synthesize({ capacity, streamName: 'given' }).hasResourceProperties('AWS::Kinesis::Stream', { Name: 'given' });
    expect(bind.mock.calls.map(([, streamName]) => streamName)).toEqual([undefined, 'given']);
  });

  test('does not hide its encryption behind a condition', () => {
    const template = synthesize({ encryption: StreamEncryption.managed() });
    expect(template.toJSON()).not.toHaveProperty('Conditions');
  });
});
