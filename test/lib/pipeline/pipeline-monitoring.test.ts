import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  LakeDelivery,
  PipelineMonitoring,
  SnsFailureDestination,
  SqsFailureDestination,
  StreamCapacity,
  StreamProcessor,
  TrafficWindow,
} from '../../../lib';

function stackWithStream(): { stack: Stack; dataStream: DataStream } {
  const stack = new Stack(new App(), 'Stack');
  return { stack, dataStream: new DataStream(stack, 'Stream') };
}

function functionIn(stack: Stack): lambda.Function {
  return new lambda.Function(stack, 'Handler', {
    code: lambda.Code.fromInline('exports.handler = async () => {}'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
  });
}

function sectionsOf({ alarms, node }: PipelineMonitoring): string[] {
  const sections = alarms.map((alarm) => alarm.node.path.slice(node.path.length + 1).split('/')[0] as string);
  return [...new Set(sections)];
}

describe('PipelineMonitoring', () => {
  test('matches its snapshot on a data stream alone', () => {
    const { stack, dataStream } = stackWithStream();
    new PipelineMonitoring(stack, 'Monitoring', { dataStream });
    expect(Template.fromStack(stack).toJSON().Resources).toMatchSnapshot();
  });

  test('watches the stream by itself where there is nothing else', () => {
    const { stack, dataStream } = stackWithStream();
    expect(sectionsOf(new PipelineMonitoring(stack, 'Monitoring', { dataStream }))).toEqual(['Stream', 'HotShard']);
  });

  test('watches the autoscaler of a stream that has one', () => {
    const stack = new Stack(new App(), 'Stack');
    const dataStream = new DataStream(stack, 'Stream', { capacity: StreamCapacity.autoScaled({ maxShards: 8 }) });
    const monitoring = new PipelineMonitoring(stack, 'Monitoring', { dataStream });
    expect(sectionsOf(monitoring)).toEqual(['Stream', 'HotShard', 'Autoscaler']);
  });

  test('watches the processor of a traffic window, and its consumer', () => {
    const { stack, dataStream } = stackWithStream();
    const trafficWindow = new TrafficWindow(stack, 'Traffic', { source: dataStream.addConsumer('Traffic') });
    const monitoring = new PipelineMonitoring(stack, 'Monitoring', { dataStream, trafficWindow });
    expect(sectionsOf(monitoring)).toEqual(['Traffic', 'Stream', 'HotShard', 'Consumer', 'Processor']);
  });

  test('watches a processor that reads the stream without a consumer', () => {
    const { stack, dataStream } = stackWithStream();
    const processor = new StreamProcessor(stack, 'Sessions', { source: dataStream, handler: functionIn(stack) });
    const monitoring = new PipelineMonitoring(stack, 'Monitoring', { dataStream, processor });
    expect(sectionsOf(monitoring)).toEqual(['Stream', 'HotShard', 'Processor']);
  });

  test.each<[string, (stack: Stack) => lambda.IEventSourceDlq, string[]]>([
    ['queue', (stack) => new SqsFailureDestination(new Queue(stack, 'Queue')), ['AgeHalf', 'AgeQuarter', 'Waiting']],
    ['topic', (stack) => new SnsFailureDestination(new Topic(stack, 'Topic')), ['Undelivered']],
  ])('watches the %s that failed batches go to', (_, destinationIn, expected) => {
    const { stack, dataStream } = stackWithStream();
    const onFailure = destinationIn(stack);
    const handler = functionIn(stack);
    const processor = new StreamProcessor(stack, 'Sessions', { source: dataStream, handler, onFailure });
    const { alarms } = new PipelineMonitoring(stack, 'Monitoring', { dataStream, processor });
    const paths = alarms.map(({ node }) => node.path.split('/Failures/')[1]).filter((name) => name !== undefined);
    expect(paths.sort()).toEqual(expected);
  });

  test('measures the wait in a queue by how long the stream keeps the records', () => {
    const { stack, dataStream } = stackWithStream();
    const onFailure = new SqsFailureDestination(new Queue(stack, 'Queue'));
    const processor = new StreamProcessor(stack, 'Sessions', {
      source: dataStream,
      handler: functionIn(stack),
      onFailure,
    });
    new PipelineMonitoring(stack, 'Monitoring', { dataStream, processor });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 84 * 3_600,
    });
  });

  test('has one alarm over all alarms, which tells when the last of them has ended', () => {
    const { stack, dataStream } = stackWithStream();
    const { alarms, alarmTopic } = new PipelineMonitoring(stack, 'Monitoring', { dataStream });
    const template = Template.fromStack(stack);
    const [{ Properties } = { Properties: {} }] = Object.values(
      template.findResources('AWS::CloudWatch::CompositeAlarm'),
    );
    for (const { alarmName } of alarms) {
      expect(JSON.stringify(Properties.AlarmRule)).toContain(JSON.stringify(stack.resolve(alarmName)));
    }
    expect(Properties.OKActions).toEqual([stack.resolve(alarmTopic?.topic.topicArn)]);
    expect(Properties).not.toHaveProperty('AlarmActions');
  });

  test('tells whom it was given that all is well again', () => {
    const { stack, dataStream } = stackWithStream();
    const okActions = [{ bind: () => ({ alarmActionArn: 'arn:aws:sns:eu-central-1:111111111111:all-clear' }) }];
    new PipelineMonitoring(stack, 'Monitoring', { dataStream, actions: [], okActions });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::CompositeAlarm', {
      OKActions: ['arn:aws:sns:eu-central-1:111111111111:all-clear'],
    });
  });

  test('watches a delivery', () => {
    const { stack, dataStream } = stackWithStream();
    const lakeDelivery = new LakeDelivery(stack, 'LakeDelivery', { source: dataStream });
    const monitoring = new PipelineMonitoring(stack, 'Monitoring', { dataStream, lakeDelivery });
    expect(sectionsOf(monitoring)).toEqual(['Stream', 'HotShard', 'Lake', 'LakeErrorObjects']);
    expect(monitoring.alarms.map(({ node }) => node.path)).toContain('Stack/Monitoring/Lake/Stopped');
  });

  test('watches below what a delivery to a lake names as its error prefix', () => {
    const { stack, dataStream } = stackWithStream();
    const lakeDelivery = new LakeDelivery(stack, 'LakeDelivery', { source: dataStream });
    new PipelineMonitoring(stack, 'Monitoring', { dataStream, lakeDelivery });
    const template = Template.fromStack(stack);
    const [delivery] = Object.values(template.findResources('AWS::KinesisFirehose::DeliveryStream'));
    const [prefix] = delivery?.Properties.ExtendedS3DestinationConfiguration.ErrorOutputPrefix.split('!{') ?? [];
    expect(prefix).toBe('errors/access_log/');
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { detail: { object: { key: [{ prefix }] } } },
    });
  });
});
