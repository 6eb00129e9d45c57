import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { App, Duration, Size, Stack, Tags } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import { EnhancedFanOutConsumer } from '../../../lib/stream/enhanced-fan-out-consumer';

const STATEMENT = new PolicyStatement({
  principals: [new AccountPrincipal('222222222222')],
  actions: ['kinesis:SubscribeToShard'],
});

function fixture(stackName = 'Stack') {
  const stack = new Stack(new App(), stackName);
  return { stack, stream: new DataStream(stack, 'Stream') };
}

describe('EnhancedFanOutConsumer', () => {
  test('has production defaults', () => {
    const { stack, stream } = fixture();
    stream.addConsumer('Metrics');
    expect(Template.fromStack(stack).findResources('AWS::Kinesis::StreamConsumer')).toMatchSnapshot();
  });

  test('reads the stream it was added to', () => {
    const { stack, stream } = fixture();
    const consumer = stream.addConsumer('Metrics');
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::StreamConsumer', {
      StreamARN: stack.resolve(stream.stream.streamArn),
    });
    expect(consumer.stream).toBe(stream.stream);
    expect(consumer.retentionPeriod).toBe(stream.retentionPeriod);
    expect(consumer.eventSourceArn).toBe(consumer.consumerArn);
  });

  test.each([
    [undefined, 24],
    [Duration.days(7), 168],
  ])('reads any stream, which keeps records for %p', (retentionPeriod, hours) => {
    const { stack, stream } = fixture();
    const consumer = new EnhancedFanOutConsumer(stack, 'Consumer', { stream: stream.stream, retentionPeriod });
    expect(consumer.retentionPeriod.toHours()).toBe(hours);
  });

  test('refuses a retention that no stream can have', () => {
    const { stack, stream } = fixture();
    const props = { stream: stream.stream, retentionPeriod: Duration.hours(23) };
    expect(() => new EnhancedFanOutConsumer(stack, 'Consumer', props)).toThrow(
      new Error('Stack/Consumer: retentionPeriod must be a whole number of hours from 24 to 8760, got 23 hours'),
    );
  });

  test('takes the records of any stream for no larger than they can be by default', () => {
    const { stack, stream } = fixture();
    const maxRecordSize = Size.mebibytes(6);
    const [plain, large] = [undefined, maxRecordSize].map(
      (size, index) => new EnhancedFanOutConsumer(stack, `C${index}`, { stream: stream.stream, maxRecordSize: size }),
    );
    expect([plain, large].map((consumer) => consumer?.maxRecordSize.toMebibytes())).toEqual([1, 6]);
  });

  test('refuses a record size that no stream takes', () => {
    const { stack, stream } = fixture();
    const props = { stream: stream.stream, maxRecordSize: Size.mebibytes(11) };
    expect(() => new EnhancedFanOutConsumer(stack, 'Consumer', props)).toThrow(
      new Error('Stack/Consumer: maxRecordSize must be a whole number of KiB from 1024 to 10240, got 11264'),
    );
  });

  test.each([
    ['account', '222222222222', 'eu-west-1', 'one of 222222222222, got one of 111111111111'],
    ['region', '111111111111', 'eu-west-2', 'one of eu-west-2, got one of eu-west-1'],
  ])('is not registered from another %s than the stream has', (_, account, region, message) => {
    const stack = new Stack(new App(), 'Stack', { env: { account, region } });
    const stream = Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks');
    expect(() => new EnhancedFanOutConsumer(stack, 'Consumer', { stream })).toThrow(
      new Error(`Stack/Consumer: stream must be ${message}`),
    );
  });

  test('gets a name of its own in each stack and for each id', () => {
    const [first, second] = [fixture('First'), fixture('Second')];
    const names = [first.stream.addConsumer('A'), first.stream.addConsumer('B'), second.stream.addConsumer('A')].map(
      (consumer) => consumer.consumerName,
    );
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_.-]{1,128}$/);
  });

  test('takes a given name', () => {
    const { stack, stream } = fixture();
    stream.addConsumer('Metrics', { consumerName: 'metrics_1.2-x' });
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::StreamConsumer', { ConsumerName: 'metrics_1.2-x' });
  });

  test.each(['', 'a b', 'x'.repeat(129)])('refuses the name %p', (consumerName) => {
    const { stream } = fixture();
    expect(() => stream.addConsumer('Metrics', { consumerName })).toThrow(
      new Error(
        `Stack/Stream/Metrics: consumerName must be 1 to 128 letters, digits, underscores, dots or hyphens, got "${consumerName}"`,
      ),
    );
  });

  test('carries no tag of its stack, because any tag change replaces it', () => {
    const { stack, stream } = fixture();
    stream.addConsumer('Metrics');
    Tags.of(stack).add('team', 'web');
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Kinesis::StreamConsumer', { Tags: Match.absent() });
    template.hasResourceProperties('AWS::Kinesis::Stream', { Tags: [{ Key: 'team', Value: 'web' }] });
  });

  test.each([
    ['a statement', (consumer: EnhancedFanOutConsumer) => consumer.addToResourcePolicy(STATEMENT.copy())],
    ['a grant', (consumer: EnhancedFanOutConsumer) => consumer.grantRead(new AccountPrincipal('222222222222'))],
  ])('lets the policy of %s wait until it is active', (_, share) => {
    const { stack, stream } = fixture();
    const consumer = stream.addConsumer('Metrics');
    share(consumer);
    const [logicalId] = Object.keys(Template.fromStack(stack).findResources('AWS::Kinesis::StreamConsumer'));
    const consumerArn = stack.resolve(consumer.consumerArn);
    Template.fromStack(stack).hasResource('AWS::Kinesis::ResourcePolicy', {
      DependsOn: [logicalId],
      Metadata: { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } },
      Properties: {
        ResourceArn: consumerArn,
        ResourcePolicy: { Statement: [{ Action: Match.anyValue(), Resource: consumerArn }] },
      },
    });
  });

  test('grants reading through the consumer, retrying from the stream, and decrypting', () => {
    const { stack, stream } = fixture();
    const consumer = stream.addConsumer('Metrics');
    consumer.grantRead(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'],
            Resource: stack.resolve(consumer.consumerArn),
          },
          {
            Action: [
              'kinesis:DescribeStream',
              'kinesis:DescribeStreamSummary',
              'kinesis:GetRecords',
              'kinesis:GetShardIterator',
              'kinesis:ListShards',
            ],
            Resource: stack.resolve(stream.stream.streamArn),
          },
          { Action: 'kms:Decrypt', Resource: stack.resolve(stream.encryptionKey?.keyArn) },
        ],
      },
    });
  });
});
