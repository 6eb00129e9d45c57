import { Match, Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { encryptedLogGroup } from '../../../lib/private/encrypted-log-group';

describe('encryptedLogGroup', () => {
  test('keeps its logs for a year under the one key of the stack', () => {
    const stack = new Stack(new App(), 'Stack');
    for (const id of ['One', 'Other']) encryptedLogGroup(stack, id);
    const template = Template.fromStack(stack);
    const [key, ...others] = Object.keys(template.findResources('AWS::KMS::Key'));
    expect(others).toEqual([]);
    template.resourceCountIs('AWS::Logs::LogGroup', 2);
    template.allResources('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Retain',
      Properties: { KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] }, RetentionInDays: 365 },
    });
  });

  test('lets CloudWatch Logs use the key for the log groups of the stack only', () => {
    const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'cn-north-1' } });
    encryptedLogGroup(stack, 'Logs');
    const inPartition = ['arn:', { Ref: 'AWS::Partition' }, ':logs:cn-north-1:111111111111:log-group:'];
    const logGroups = [...inPartition, { Ref: 'AWS::StackName' }, '-*'];
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': { 'Fn::Join': ['', logGroups] } } },
            Principal: { Service: { 'Fn::Join': ['', ['logs.cn-north-1.', { Ref: 'AWS::URLSuffix' }]] } },
          }),
        ]),
      },
    });
  });

  test('takes another retention, and goes with the stack where asked to', () => {
    const stack = new Stack(new App(), 'Stack');
    encryptedLogGroup(stack, 'Logs', { retention: RetentionDays.ONE_WEEK, removalPolicy: RemovalPolicy.DESTROY });
    Template.fromStack(stack).hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Delete',
      Properties: { RetentionInDays: 7 },
    });
  });
});
