import { Template } from 'aws-cdk-lib/assertions';
import { Alarm, GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ShardLevelMetrics } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib/core';
import type { IDataStream } from '../../../lib/stream/data-stream-interface';
import { RecordDistributionStrategy } from '../../../lib/stream/record-distribution-strategy';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';
import { StreamGroup } from '../../../lib/stream/stream-group';
import type { IStreamGroup } from '../../../lib/stream/stream-group-interface';
import type { StreamGroupProps } from '../../../lib/stream/stream-group-props';
import { withAndWithoutFlags } from '../private/feature-flags';

function groupOf(streamCount: number, props: Partial<StreamGroupProps> = {}) {
  const stack = new Stack(new App(), 'Stack');
  return { stack, group: new StreamGroup(stack, 'Clicks', { streamCount, ...props }) };
}

/** What a group's routing table becomes once it is deployed, streams by their logical ids. */
function deployedTable(stack: Stack, group: IStreamGroup): unknown {
  const {
    'Fn::Join': [, parts],
  } = stack.resolve(group.routingTable);
  return JSON.parse(
    parts.map((part: string | { Ref: string }) => (typeof part === 'string' ? part : part.Ref)).join(''),
  );
}

describe('StreamGroup', () => {
  test('has production defaults', () => {
    expect(Template.fromStack(groupOf(2).stack).toJSON()).toMatchSnapshot();
  });

  test('has as many streams as asked for, with one key', () => {
    const { stack, group } = groupOf(3);
    const template = Template.fromStack(stack);
    expect(group.streams).toHaveLength(3);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourcePropertiesCountIs(
      'AWS::Kinesis::Stream',
      { StreamEncryption: { EncryptionType: 'KMS', KeyId: stack.resolve(group.encryptionKey.keyArn) } },
      3,
    );
  });

  test('gives each stream what it was given', () => {
    const { stack } = groupOf(2, {
      capacity: StreamCapacity.onDemand(),
      retentionPeriod: Duration.hours(24),
      maxRecordSize: Size.mebibytes(10),
      recordDistributionStrategy: RecordDistributionStrategy.AUTO,
      shardLevelMetrics: [ShardLevelMetrics.ALL],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const template = Template.fromStack(stack);
    template.allResources('AWS::Kinesis::Stream', {
      DeletionPolicy: 'Delete',
      Properties: {
        StreamModeDetails: { StreamMode: 'ON_DEMAND' },
        RetentionPeriodHours: 24,
        MaxRecordSizeInKiB: 10_240,
        RecordDistributionStrategy: 'AUTO',
        DesiredShardLevelMetrics: ['ALL'],
      },
    });
    template.allResources('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });

  test('takes a capacity for each of its streams', () => {
    const { stack } = groupOf(2, { capacity: StreamCapacity.provisioned(7) });
    Template.fromStack(stack).allResourcesProperties('AWS::Kinesis::Stream', { ShardCount: 7 });
  });

  test('takes a key', () => {
    const stack = new Stack(new App(), 'Stack');
    const encryptionKey = new Key(stack, 'Key');
    const group = new StreamGroup(stack, 'Clicks', { streamCount: 2, encryptionKey });
    expect(group.encryptionKey).toBe(encryptionKey);
    Template.fromStack(stack).resourceCountIs('AWS::KMS::Key', 1);
  });

  test('routes to all of its streams', () => {
    const { stack, group } = groupOf(2);
    expect(deployedTable(stack, group)).toEqual({
      Stream1: expect.stringMatching(/^ClicksStream1/),
      Stream2: expect.stringMatching(/^ClicksStream2/),
    });
  });

  test('drains the last streams, which it can still be read from', () => {
    const { stack, group } = groupOf(3, { routedStreamCount: 2 });
    expect(Object.keys(deployedTable(stack, group) as object)).toEqual(['Stream1', 'Stream2']);
    expect(group.streams).toHaveLength(3);
  });

  test('keeps the ids of its streams when another is added', () => {
    const ids = (streamCount: number) =>
      Object.keys(Template.fromStack(groupOf(streamCount).stack).findResources('AWS::Kinesis::Stream'));
    expect(ids(3)).toEqual(expect.arrayContaining(ids(2)));
  });

  test.each([
    ['grantRead', 'kinesis:GetRecords', 'kms:Decrypt'],
    ['grantWrite', 'kinesis:PutRecords', 'kms:GenerateDataKey'],
    ['grantReadWrite', 'kinesis:PutRecords', 'kms:GenerateDataKey'],
  ] as const)('%s reaches every stream, and the key', (grant, action, keyAction) => {
    const { stack, group } = groupOf(2);
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    expect(group[grant](role).success).toBe(true);
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    const statements: { Action: string | string[]; Resource: unknown }[] = policy?.Properties.PolicyDocument.Statement;
    const resourcesOf = (wanted: string) =>
      statements.filter(({ Action }) => [Action].flat().includes(wanted)).flatMap(({ Resource }) => Resource);
    expect(resourcesOf(action)).toEqual(group.streams.map(({ stream }) => stack.resolve(stream.streamArn)));
    expect(resourcesOf(keyAction)).toEqual([stack.resolve(group.encryptionKey.keyArn)]);
  });

  test('sums a metric up over all of its streams', () => {
    const { stack, group } = groupOf(2);
    const stat = (stream: IDataStream) => ({
      Metric: {
        Namespace: 'AWS/Kinesis',
        MetricName: 'IncomingBytes',
        Dimensions: [{ Name: 'StreamName', Value: stack.resolve(stream.stream.streamName) }],
      },
      Period: 300,
      Stat: 'Sum',
    });
    const metric = group.metricTotal('IncomingBytes', { period: Duration.minutes(5) });
    new Alarm(stack, 'Alarm', { metric, threshold: 1, evaluationPeriods: 1 });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: [
        { Expression: 'SUM([incomingBytes_0, incomingBytes_1])', Label: 'IncomingBytes' },
        { Id: 'incomingBytes_0', MetricStat: stat(group.streams[0] as IDataStream), ReturnData: false },
        { Id: 'incomingBytes_1', MetricStat: stat(group.streams[1] as IDataStream), ReturnData: false },
      ],
    });
  });

  test('shows several totals in one graph', () => {
    const { stack, group } = groupOf(2);
    const names = ['IncomingBytes', 'GetRecords.Bytes'];
    const widget = new GraphWidget({ left: names.map((name) => group.metricTotal(name)) });
    expect(stack.resolve(widget.toJson())[0].properties.metrics).toHaveLength(6);
  });

  test.each([1, 500])('takes %d streams', (streamCount) => {
    expect(groupOf(streamCount).group.streams).toHaveLength(streamCount);
  });

  test.each([0, 501, 1.5])('refuses %d streams', (streamCount) => {
    expect(() => groupOf(streamCount)).toThrow(
      new Error(`Stack/Clicks: streamCount must be a whole number from 1 to 500, got ${streamCount}`),
    );
  });

  test.each([0, 4])('refuses to route to %d of three streams', (routedStreamCount) => {
    expect(() => groupOf(3, { routedStreamCount })).toThrow(
      new Error(`Stack/Clicks: routedStreamCount must be a whole number from 1 to 3, got ${routedStreamCount}`),
    );
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => new StreamGroup(stack, 'Clicks', { streamCount: 2 }));
    expect(recommended).toEqual(bare);
  });
});
