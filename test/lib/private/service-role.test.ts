import { Match, Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { type ServiceRoleProps, serviceRole } from '../../../lib/private/service-role';

const ACCOUNT = { Ref: 'AWS::AccountId' };

function trustOf(props: Omit<ServiceRoleProps, 'description'>) {
  const stack = new Stack(new App(), 'Stack');
  serviceRole(stack, 'Role', { description: 'a role', ...props });
  return Template.fromStack(stack);
}

describe('serviceRole', () => {
  test('lets Firehose in with the account as external id', () => {
    trustOf({ service: 'firehose.amazonaws.com' }).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'firehose.amazonaws.com' },
            Condition: { StringEquals: { 'sts:ExternalId': ACCOUNT } },
          },
        ],
      },
    });
  });

  test('lets any other service in for this account only', () => {
    trustOf({ service: 'lambda.amazonaws.com' }).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { Service: 'lambda.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT }, ArnLike: Match.absent() },
          },
        ],
      },
    });
  });

  test('binds the trust to one resource where its ARN is known', () => {
    trustOf({
      service: 'redshift.amazonaws.com',
      sourceArn: 'arn:aws:redshift:eu-west-1:1:cluster/c',
    }).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Condition: {
              StringEquals: { 'aws:SourceAccount': ACCOUNT },
              ArnLike: { 'aws:SourceArn': 'arn:aws:redshift:eu-west-1:1:cluster/c' },
            },
          },
        ],
      },
    });
  });

  test.each([
    ['its policies, which refer to it', true, /^RolePolicy/],
    ['it where it has none', false, /^Role(?!Policy)/],
  ])('makes others wait for %s', (_, withPolicy, dependency) => {
    const stack = new Stack(new App(), 'Stack');
    const role = serviceRole(stack, 'Role', { service: 'firehose.amazonaws.com', description: 'a role' });
    const statement = new PolicyStatement({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::lake/*'] });
    new CfnResource(stack, 'User', { type: 'AWS::S3::Bucket' }).node.addDependency(role);
    if (withPolicy) role.addToPolicy(statement);
    const { DependsOn } = Template.fromStack(stack).findResources('AWS::S3::Bucket').User ?? {};
    expect(DependsOn).toEqual([expect.stringMatching(dependency)]);
  });

  test('attaches no policy', () => {
    const template = trustOf({ service: 'lambda.amazonaws.com' });
    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent(), Policies: Match.absent() });
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
  });
});
