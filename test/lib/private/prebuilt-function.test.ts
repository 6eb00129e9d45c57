import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { type PrebuiltFunctionProps, prebuiltFunction } from '../../../lib/private/prebuilt-function';
import { withAndWithoutFlags } from './feature-flags';

const PROPS: PrebuiltFunctionProps = {
  asset: 'log-transform',
  description: 'Transforms a test',
  memorySize: 512,
  timeout: Duration.seconds(30),
};

function synthesize(props?: Partial<PrebuiltFunctionProps>): Template {
  const stack = new Stack(new App(), 'Stack');
  prebuiltFunction(stack, 'Function', { ...PROPS, ...props });
  return Template.fromStack(stack);
}

describe('prebuiltFunction', () => {
  test('runs the bundled handler on Node.js 24 and Arm', () => {
    synthesize().hasResourceProperties('AWS::Lambda::Function', {
      Architectures: ['arm64'],
      Code: { S3Key: Match.stringLikeRegexp('^[0-9a-f]{64}\\.zip$') },
      Description: 'Transforms a test',
      Environment: Match.absent(),
      Handler: 'index.handler',
      MemorySize: 512,
      Runtime: 'nodejs24.x',
      Timeout: 30,
    });
  });

  test('passes variables on', () => {
    synthesize({ environment: { STAGE: 'test' } }).hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { STAGE: 'test' } },
    });
  });

  test('logs for a year, into a group of its own', () => {
    const template = synthesize();
    const [logGroup] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain', Properties: { RetentionInDays: 365 } });
    template.hasResourceProperties('AWS::Lambda::Function', { LoggingConfig: { LogGroup: { Ref: logGroup } } });
  });

  test('may write its log, and no more', () => {
    const template = synthesize();
    const [logGroup] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'lambda.amazonaws.com' } }] },
      ManagedPolicyArns: Match.absent(),
    });
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [logGroup, 'Arn'] },
          },
        ],
      },
    });
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
  });

  test('depends on no feature flag', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => prebuiltFunction(stack, 'Function', PROPS));
    expect(recommended).toEqual(bare);
  });
});
