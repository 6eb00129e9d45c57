import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  LakeDelivery,
  PipelineMonitoring,
  StreamCapacity,
  StreamProcessor,
  TrafficWindow,
} from '../../../lib';

function stackWithStream(): { stack: Stack; dataStream: DataStream } {
  const stack = new Stack(new App(), 'Stack');
  return { stack, dataStream: new DataStream(stack, 'Stream') };
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
    const handler = new lambda.Function(stack, 'Handler', {
      code: lambda.Code.fromInline('exports.handler = async () => {}'),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
    });
    const processor = new StreamProcessor(stack, 'Sessions', { source: dataStream, handler });
    const monitoring = new PipelineMonitoring(stack, 'Monitoring', { dataStream, processor });
    expect(sectionsOf(monitoring)).toEqual(['Stream', 'HotShard', 'Processor']);
  });

  test('has one alarm over all alarms, which tells when the last of them has ended', () => {
    const { stack, dataStream } = stackWithStream();
    const { alarms, alarmTopic } = new PipelineMonitoring(stack, 'Monitoring', { dataStream });
    const template = Template.fromStack(stack);
    const [{ Properties } = { Properties: {} }] = Object.values(
      template.findResources('AWS::CloudWatch::CompositeAlarm'),
    );
    for (const { alarmArn } of alarms) {
      expect(JSON.stringify(Properties.AlarmRule)).toContain(JSON.stringify(stack.resolve(alarmArn)));
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
    expect(sectionsOf(monitoring)).toEqual(['Stream', 'HotShard', 'Lake']);
    expect(monitoring.alarms.map(({ node }) => node.path)).toContain('Stack/Monitoring/Lake/Stopped');
  });
});
