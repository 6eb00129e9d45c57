import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Code, Function as LambdaFunction, MetricType, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration, Size } from 'aws-cdk-lib/core';
import { StartingPosition } from '../../../lib/processing/starting-position';
import { StreamProcessor, type StreamProcessorProps } from '../../../lib/processing/stream-processor';
import { DataStream } from '../../../lib/stream/data-stream';
import { fixture } from './fixture';

const MAPPING = 'AWS::Lambda::EventSourceMapping';

function withinArn(part: string) {
  return { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(part)])] };
}

function synthesize(props?: Partial<StreamProcessorProps>): Template {
  const { stack, process } = fixture();
  process(props);
  return Template.fromStack(stack);
}

describe('StreamProcessor', () => {
  test('has production defaults', () => {
    expect(synthesize().findResources(MAPPING)).toMatchSnapshot();
  });

  test('connects the stream with the function', () => {
    const { stack, stream, handler, process } = fixture();
    const processor = process();
    Template.fromStack(stack).hasResourceProperties(MAPPING, {
      EventSourceArn: stack.resolve(stream.stream.streamArn),
      FunctionName: stack.resolve(handler.functionName),
    });
    expect(processor.source).toBe(stream);
    expect(processor.handler).toBe(handler);
  });

  test('reads once it may', () => {
    const { stack, process } = fixture();
    process({ onFailure: { bind: () => ({ destination: 'arn:aws:sns:eu-west-1:111111111111:failures' }) } });
    Template.fromStack(stack).hasResource(MAPPING, {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('HandlerServiceRoleDefaultPolicy')]),
    });
  });

  test('warns of records that no function can be given', () => {
    const { stack, stream, handler } = fixture();
    const source = new DataStream(stack, 'Large', { maxRecordSize: Size.mebibytes(6) });
    new StreamProcessor(stack, 'Small', { source: stream, handler });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
    new StreamProcessor(stack, 'Consumer', { source: source.addConsumer('Consumer'), handler });
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Consumer',
      'Stack/Consumer: the stream takes records of 6144 KiB, and Lambda passes on none above 4500 KiB [ack: cdk-kinesis-pipelines:recordsTooLarge]',
    );
  });

  test('grants reading the stream and delivering what fails, without a wildcard action', () => {
    const { stack, stream, process } = fixture();
    const { failureBucket } = process();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
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
          { Action: 's3:ListBucket', Resource: stack.resolve(failureBucket?.bucketArn) },
          { Action: 's3:PutObject', Resource: stack.resolve(failureBucket?.arnForObjects('*')) },
          { Action: 'kms:GenerateDataKey', Resource: stack.resolve(failureBucket?.encryptionKey?.keyArn) },
        ],
      },
    });
    const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));
    expect(policies).not.toMatch(/"Action":(\[[^\]]*|"[^"]*)\*/);
  });

  test('reads through a consumer with its own permissions', () => {
    const { stack, stream, process } = fixture();
    const consumer = stream.addConsumer('Consumer');
    process({ source: consumer });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(MAPPING, { EventSourceArn: stack.resolve(consumer.consumerArn) });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'kinesis:SubscribeToShard',
            Resource: stack.resolve(consumer.consumerArn),
          }),
        ]),
      },
    });
  });

  test('keeps what fails in a bucket of its own', () => {
    const { stack, process } = fixture();
    const { failureBucket } = process();
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::S3::Bucket', 1);
    template.hasResourceProperties(MAPPING, {
      DestinationConfig: { OnFailure: { Destination: stack.resolve(failureBucket?.bucketArn) } },
    });
  });

  test('sends what fails elsewhere where told to', () => {
    const { stack, process } = fixture();
    const queue = new Queue(stack, 'Queue');
    const processor = process({ onFailure: new SqsDlq(queue) });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(MAPPING, {
      DestinationConfig: { OnFailure: { Destination: stack.resolve(queue.queueArn) } },
    });
    template.resourceCountIs('AWS::S3::Bucket', 0);
    expect(processor.failureBucket).toBeUndefined();
  });

  test.each([
    ['the oldest record', undefined, { StartingPosition: 'TRIM_HORIZON', StartingPositionTimestamp: Match.absent() }],
    ['the newest record', StartingPosition.latest(), { StartingPosition: 'LATEST' }],
    [
      'a time',
      StartingPosition.atTimestamp(new Date('2020-01-31T12:00:00.500Z')),
      { StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1_580_472_000.5 },
    ],
  ])('starts at %s', (_, startingPosition, properties) => {
    synthesize({ startingPosition }).hasResourceProperties(MAPPING, properties);
  });

  test('warns of what is skipped where it starts at the newest record', () => {
    const { stack, process } = fixture();
    process({ startingPosition: StartingPosition.latest() });
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Processor',
      'Stack/Processor: starts after the newest record, so that what arrives while it is set up, and what a mapping that it replaces has not read, is skipped [ack: cdk-kinesis-pipelines:startsAtLatest]',
    );
  });

  test('lets a function in a VPC read, which needs no more for that than a place in its network', () => {
    const { stack, stream } = fixture();
    const handler = new LambdaFunction(stack, 'Inside', {
      code: Code.fromInline('exports.handler = async () => {};'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      vpc: new Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: false }),
    });
    new StreamProcessor(stack, 'Processor', { source: stream, handler });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.arrayWith([withinArn('AWSLambdaVPCAccessExecutionRole')]),
    });
    template.hasResourceProperties(MAPPING, { FunctionName: stack.resolve(handler.functionName) });
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
  });

  test('can be switched off', () => {
    synthesize({ enabled: false }).hasResourceProperties(MAPPING, { Enabled: false });
  });

  test.each([
    ['counts events by default', undefined, { Metrics: ['EventCount'] }],
    ['measures nothing', [], Match.absent()],
  ])('%s', (_, metrics, expected) => {
    synthesize({ metrics }).hasResourceProperties(MAPPING, { MetricsConfig: expected });
  });

  test.each([MetricType.ERROR_COUNT, MetricType.KAFKA_METRICS])('refuses %s, which only Kafka has', (metric) => {
    expect(() => synthesize({ metrics: [MetricType.EVENT_COUNT, metric] })).toThrow(
      new Error(`Stack/Processor: metrics must be EventCount, or none, got ${metric}`),
    );
  });

  test('offers the metrics of its mapping', () => {
    const { stack, process } = fixture();
    const processor = process();
    const metrics = [
      processor.metric('PolledEventCount', { period: Duration.minutes(1) }),
      processor.metricFailureDestinationRecords(),
      processor.metricDroppedRecords({ statistic: 'Average' }),
    ];
    const dimensions = [{ name: 'EventSourceMappingUUID', value: processor.eventSourceMapping.eventSourceMappingId }];
    const namespace = 'AWS/Lambda';
    expect(metrics.map((metric) => stack.resolve(metric.toMetricConfig().metricStat))).toEqual(
      [
        { metricName: 'PolledEventCount', statistic: 'Sum', period: Duration.minutes(1) },
        { metricName: 'OnFailureDestinationDeliveredEventCount', statistic: 'Sum', period: Duration.minutes(5) },
        { metricName: 'DroppedEventCount', statistic: 'Average', period: Duration.minutes(5) },
      ].map((metric) => stack.resolve({ namespace, dimensions, ...metric })),
    );
  });
});
