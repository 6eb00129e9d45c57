import { Capture, Match, Template } from 'aws-cdk-lib/assertions';
import type { IDataProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import { DeliveryStream, LambdaFunctionProcessor, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Code, type IFunction, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Lazy, Size, Stack } from 'aws-cdk-lib/core';
import { LambdaProcessor, type LambdaProcessorProps } from '../../../../lib';

function handlerIn(stack: Stack, timeout = Duration.minutes(1)): LambdaFunction {
  const code = Code.fromInline('exports.handler = async () => {}');
  return new LambdaFunction(stack, 'Handler', {
    code,
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
    timeout,
  });
}

function templateWith(processorOf: (stack: Stack) => IDataProcessor): Template {
  const stack = new Stack();
  new DeliveryStream(stack, 'Delivery', {
    destination: new S3Bucket(new Bucket(stack, 'Bucket'), { processors: [processorOf(stack)] }),
  });
  return Template.fromStack(stack);
}

function parametersOf(props: LambdaProcessorProps): Record<string, unknown> {
  const template = templateWith((stack) => new LambdaProcessor(handlerIn(stack), props));
  const parameters = new Capture();
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    ExtendedS3DestinationConfiguration: { ProcessingConfiguration: { Processors: [{ Parameters: parameters }] } },
  });
  const entries: { ParameterName: string; ParameterValue: unknown }[] = parameters.asArray();
  return Object.fromEntries(entries.map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue]));
}

const created = (props: LambdaProcessorProps) => () => new LambdaProcessor(handlerIn(new Stack()), props);

describe('LambdaProcessor', () => {
  test('leaves to the destination what is not given', () => {
    expect(Object.keys(parametersOf({}))).toEqual(['LambdaArn', 'RoleArn']);
  });

  test('takes parts of a mebibyte, no interval and no retry', () => {
    const props = { bufferSize: Size.kibibytes(256), bufferInterval: Duration.seconds(0), retries: 0 };
    expect(parametersOf(props)).toMatchObject({
      BufferSizeInMBs: '0.25',
      BufferIntervalInSeconds: '0',
      NumberOfRetries: '0',
    });
  });

  test('lets the role invoke the function and read its settings, and those of its latest version', () => {
    const Arn = { 'Fn::GetAtt': [Match.stringLikeRegexp('Handler'), 'Arn'] };
    templateWith((stack) => new LambdaProcessor(handlerIn(stack))).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['lambda:GetFunctionConfiguration', 'lambda:InvokeFunction'],
            Resource: [Arn, { 'Fn::Join': ['', [Arn, ':$LATEST']] }],
          }),
        ]),
      },
    });
  });

  test.each([Size.bytes(209_715), Size.mebibytes(4)])('refuses a buffer of %s', (bufferSize) => {
    expect(created({ bufferSize })).toThrow(
      new Error(`LambdaProcessor: bufferSize must be from 204.8 KiB to 3 MiB, got ${bufferSize.toHumanString()}`),
    );
  });

  test.each([Size.bytes(209_716), Size.mebibytes(3)])('takes a buffer of %s', (bufferSize) => {
    expect(created({ bufferSize })).not.toThrow();
  });

  test('refuses an interval of more than 900 seconds', () => {
    expect(created({ bufferInterval: Duration.seconds(901) })).toThrow(
      new Error('LambdaProcessor: bufferInterval must be a whole number of seconds from 0 to 900, got 901 seconds'),
    );
  });

  test.each([-1, 1.5])('refuses %d retries', (retries) => {
    expect(created({ retries })).toThrow(
      new Error(`LambdaProcessor: retries must be a whole number of 0 or more, got ${retries}`),
    );
  });

  test('takes retries that are known later', () => {
    expect(created({ retries: Lazy.number({ produce: () => 1 }) })).not.toThrow();
  });

  test.each([
    ['a function', (handler: LambdaFunction): IFunction => handler],
    ['a version', (handler: LambdaFunction): IFunction => handler.currentVersion],
    ['an alias', (handler: LambdaFunction): IFunction => handler.addAlias('live')],
  ])('refuses %s that may run longer than Firehose waits', (_, of) => {
    const handler = of(handlerIn(new Stack(), Duration.seconds(301)));
    expect(() => new LambdaProcessor(handler)).toThrow(
      new Error('LambdaProcessor: handler timeout must be a whole number of seconds from 1 to 300, got 301 seconds'),
    );
  });

  test('takes an imported function, whose timeout is not known', () => {
    const stack = new Stack();
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:transform';
    expect(() => new LambdaProcessor(LambdaFunction.fromFunctionArn(stack, 'Handler', arn))).not.toThrow();
  });
});

describe('LambdaFunctionProcessor of aws-cdk, until it is put right', () => {
  test('leaves out no retries, and the permission to read the settings', () => {
    const template = templateWith((stack) => new LambdaFunctionProcessor(handlerIn(stack), { retries: 0 }));
    const text = JSON.stringify(template.toJSON());
    expect(text).not.toContain('NumberOfRetries');
    expect(text).not.toContain('lambda:GetFunctionConfiguration');
  });

  test('takes a buffer that Firehose refuses, and refuses one that it takes', () => {
    const template = (bufferSize: Size) => () =>
      templateWith((stack) => new LambdaFunctionProcessor(handlerIn(stack), { bufferSize }));
    expect(template(Size.mebibytes(50))).not.toThrow();
    expect(template(Size.kibibytes(256))).toThrow(/cannot be converted into a whole number/);
  });
});
