import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { App, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import { StreamGroup } from '../../../lib/stream/stream-group';

const ARN = 'arn:aws:kinesis:eu-central-1:111111111111:stream';

function joined(drainedCells?: string[], names = ['north', 'south']) {
  const stack = new Stack(new App(), 'Stack');
  const streams = names.map((name) => {
    const existing = Stream.fromStreamArn(stack, `${name}Stream`, `${ARN}/${name}-clicks`);
    return [name, DataStream.fromStream(stack, name, existing)] as const;
  });
  return {
    stack,
    group: StreamGroup.fromStreams(stack, 'Clicks', { cells: Object.fromEntries(streams), drainedCells }),
  };
}

function routes({ stack, group }: ReturnType<typeof joined>): unknown {
  return JSON.parse(stack.resolve(group.routingTable));
}

describe('StreamGroup.fromStreams', () => {
  test('routes to each stream under the name of its cell', () => {
    expect(routes(joined())).toEqual({ north: 'north-clicks', south: 'south-clicks' });
  });

  test('drains cells, which it can still be read from', () => {
    const { stack, group } = joined(['north']);
    expect(routes({ stack, group })).toEqual({ south: 'south-clicks' });
    expect(group.streams).toHaveLength(2);
  });

  test('joins streams of several stacks', () => {
    const app = new App();
    const cells = ['A', 'B'].map((id) => [id, new DataStream(new Stack(app, id), 'Stream')] as const);
    const stack = new Stack(app, 'Producers');
    const group = StreamGroup.fromStreams(stack, 'Clicks', { cells: Object.fromEntries(cells) });
    new CfnOutput(stack, 'Routes', { value: group.routingTable });
    const outputs = JSON.stringify(Template.fromStack(stack).findOutputs('Routes'));
    expect(outputs).toMatch(/A:ExportsOutputRefStream.*B:ExportsOutputRefStream/);
  });

  test.each(['grantRead', 'grantWrite', 'grantReadWrite'] as const)('%s reaches every stream', (grant) => {
    const { stack, group } = joined(['north']);
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    group[grant](role);
    const policies = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(policies).toContain(`${ARN}/north-clicks`);
    expect(policies).toContain(`${ARN}/south-clicks`);
  });

  test('sums a metric up over all of its streams', () => {
    const { group } = joined();
    expect(group.metricTotal('IncomingRecords').toMetricConfig().mathExpression).toMatchObject({
      expression: 'SUM([incomingRecords_0, incomingRecords_1])',
      period: 60,
    });
  });

  test.each([
    [['west'], 'drainedCells must be among north, south, got west'],
    [['north', 'south'], 'cells must be one at least which is not drained, got 2 drained'],
  ])('refuses to drain %p', (drainedCells, refusal) => {
    expect(() => joined(drainedCells)).toThrow(new Error(`Stack/Clicks: ${refusal}`));
  });

  test('refuses no cells at all', () => {
    expect(() => joined([], [])).toThrow(
      new Error('Stack/Clicks: cells must be one at least which is not drained, got 0 drained'),
    );
  });
});
