import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { LogTransform } from '../../../../lib';

describe('LogTransform', () => {
  test('has production defaults', () => {
    const stack = new Stack(new App(), 'Stack');
    new LogTransform(stack, 'Transform');
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test('gets a whole vCPU, and less time than Firehose waits', () => {
    const stack = new Stack(new App(), 'Stack');
    new LogTransform(stack, 'Transform');
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', { MemorySize: 1769, Timeout: 60 });
  });
});
