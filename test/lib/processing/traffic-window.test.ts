import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { TRAFFIC_METRICS } from '../../../lambda/traffic-window/traffic';
import { StartingPosition } from '../../../lib/processing/starting-position';
import { TrafficMetric, TrafficWindow, type TrafficWindowProps } from '../../../lib/processing/traffic-window';
import { DataStream } from '../../../lib/stream/data-stream';
import { withAndWithoutFlags } from '../private/feature-flags';

const MAPPING = 'AWS::Lambda::EventSourceMapping';

function fixture(props: Partial<TrafficWindowProps> = {}) {
  const stack = new Stack(new App(), 'Stack');
  const stream = new DataStream(stack, 'Stream');
  const traffic = new TrafficWindow(stack, 'Traffic', { source: stream, ...props });
  return { stack, stream, traffic, template: Template.fromStack(stack) };
}

describe('TrafficWindow', () => {
  test('has production defaults', () => {
    expect(fixture().template.toJSON().Resources).toMatchSnapshot();
  });

  test('runs the prebuilt function with a whole vCPU', () => {
    fixture().template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { METRICS_NAMESPACE: 'KinesisPipelines' } },
      MemorySize: 1_769,
      Timeout: 60,
    });
  });

  test.each([
    ['a minute by default', undefined, 60],
    ['15 minutes', Duration.minutes(15), 900],
    ['nothing, batch by batch', Duration.seconds(0), 0],
  ])('measures over %s', (_, window, seconds) => {
    fixture({ window }).template.hasResourceProperties(MAPPING, { TumblingWindowInSeconds: seconds });
  });

  test('refuses a window over 15 minutes', () => {
    expect(() => fixture({ window: Duration.seconds(901) })).toThrow(
      new Error('Stack/Traffic: window must be a whole number of seconds from 0 to 900, got 901 seconds'),
    );
  });

  test('hands retries and starting position on', () => {
    const { template } = fixture({ retryAttempts: 3, startingPosition: StartingPosition.latest() });
    template.hasResourceProperties(MAPPING, { MaximumRetryAttempts: 3, StartingPosition: 'LATEST' });
  });

  test('exposes how it is subscribed', () => {
    const { stream, traffic } = fixture();
    expect(traffic.processor.source).toBe(stream);
    expect(traffic.processor.failureBucket).toBeDefined();
  });

  test.each(['Web', 'Web/Shop-1_a.b:c#d', 'x'.repeat(255)])('takes the namespace %p', (metricNamespace) => {
    fixture({ metricNamespace }).template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { METRICS_NAMESPACE: metricNamespace } },
    });
  });

  test.each(['', 'AWS/Kinesis', 'a b', 'x'.repeat(256)])('refuses the namespace %p', (metricNamespace) => {
    expect(() => fixture({ metricNamespace })).toThrow(
      new Error(
        'Stack/Traffic: metricNamespace must be 1 to 255 letters, digits and ._-/#:, not beginning with AWS/, ' +
          `got "${metricNamespace}"`,
      ),
    );
  });

  test('offers each metric of its function', () => {
    expect(Object.values<string>(TrafficMetric).sort()).toEqual(Object.keys(TRAFFIC_METRICS).sort());
  });

  test('finds its metrics by the name of the stream', () => {
    const { stack, stream, traffic } = fixture({ metricNamespace: 'Web' });
    const metric = traffic.metric(TrafficMetric.SERVER_ERRORS, { period: Duration.minutes(1) });
    expect(stack.resolve(metric.toMetricConfig().metricStat)).toMatchObject({
      namespace: 'Web',
      metricName: 'ServerErrors',
      statistic: 'Sum',
      dimensions: [{ name: 'StreamName', value: stack.resolve(stream.stream.streamName) }],
    });
  });

  test('holds no wildcard action and no policy of AWS', () => {
    const { template } = fixture();
    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
    const policies = JSON.stringify(template.findResources('AWS::IAM::ManagedPolicy'));
    expect(policies).not.toMatch(/"Action":(\[[^\]]*|"[^"]*)\*/);
  });

  test('depends on no feature flag, and comes out the same each time', () => {
    const build = (stack: Stack) => {
      const source = new DataStream(stack, 'Stream').addConsumer('Traffic');
      new TrafficWindow(stack, 'Traffic', { source });
    };
    const [bare, recommended] = withAndWithoutFlags(build);
    expect(recommended).toEqual(bare);
    expect(JSON.stringify(withAndWithoutFlags(build))).toBe(JSON.stringify([bare, recommended]));
  });
});
