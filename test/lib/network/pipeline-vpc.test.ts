import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { App, Stack } from 'aws-cdk-lib/core';
import { PipelineVpc, type PipelineVpcProps } from '../../../lib/network/pipeline-vpc';

function synthesize(props?: PipelineVpcProps, env = {}): Template {
  const stack = new Stack(new App(), 'Stack', env);
  new PipelineVpc(stack, 'Network', props);
  return Template.fromStack(stack);
}

describe('PipelineVpc', () => {
  test('matches its snapshot', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test.each([
    ['of no particular region', {}],
    ['of a region', { env: { account: '111111111111', region: 'eu-central-1' } }],
  ])('spans three availability zones in a stack %s, without a lookup', (_, env) => {
    const subnets = Object.values(synthesize({}, env).findResources('AWS::EC2::Subnet'));
    const zones = subnets.map((subnet) => subnet.Properties.AvailabilityZone);
    expect(zones).toEqual([0, 1, 2].map((index) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] })));
  });

  test('has no way out by default', () => {
    const template = synthesize();
    template.resourceCountIs('AWS::EC2::InternetGateway', 0);
    template.resourceCountIs('AWS::EC2::NatGateway', 0);
    template.resourceCountIs('AWS::EC2::Route', 0);
  });

  test('adds public subnets on request, in which nothing gets a public address by itself', () => {
    const template = synthesize({ publicSubnets: true });
    template.resourceCountIs('AWS::EC2::Subnet', 6);
    template.resourceCountIs('AWS::EC2::InternetGateway', 1);
    template.resourceCountIs('AWS::EC2::NatGateway', 0);
    template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test('takes another address range', () => {
    synthesize({ ipAddresses: ec2.IpAddresses.cidr('10.20.0.0/16') }).hasResourceProperties('AWS::EC2::VPC', {
      CidrBlock: '10.20.0.0/16',
    });
  });

  test('logs all traffic to a log group of one year', () => {
    const template = synthesize();
    template.hasResourceProperties('AWS::EC2::FlowLog', {
      TrafficType: 'ALL',
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: { Ref: Match.stringLikeRegexp('^NetworkFlowLogGroup') },
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });

  test('keeps flow logs as long as asked', () => {
    synthesize({ flowLogRetention: RetentionDays.THREE_MONTHS }).hasResourceProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 90,
    });
  });

  test('lets only the flow logs of this account assume the role that writes them', () => {
    synthesize().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: Match.objectLike({
        Statement: [
          Match.objectLike({
            Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
              ArnLike: { 'aws:SourceArn': Match.anyValue() },
            },
          }),
        ],
      }),
    });
  });

  test('makes no helper function under the recommended feature flags', () => {
    const context = { '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': true };
    const stack = new Stack(new App({ context }), 'Stack');
    new PipelineVpc(stack, 'Network');
    expect(Template.fromStack(stack).toJSON()).toEqual(synthesize().toJSON());
  });
});
