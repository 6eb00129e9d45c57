import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib/core';
import { EndpointPrincipals } from '../../../lib/network/endpoint-principals';
import { EndpointTarget } from '../../../lib/network/endpoint-target';
import { PipelineVpc } from '../../../lib/network/pipeline-vpc';
import { PrivateNetwork, type PrivateNetworkProps } from '../../../lib/network/private-network';
import { newStack } from './fixture';

const METRICS = EndpointTarget.metrics(['Clicks']);

const functionGroup = { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkFunctionGroup'), 'GroupId'] };
const endpointGroup = { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkEndpointGroup'), 'GroupId'] };

function synthesize(props?: (stack: Stack) => PrivateNetworkProps): Template {
  const stack = newStack();
  new PrivateNetwork(stack, 'Network', props?.(stack));
  return Template.fromStack(stack);
}

const lakeOf = (stack: Stack) => [s3.Bucket.fromBucketName(stack, 'Bucket', 'lake')];

describe('PrivateNetwork', () => {
  test('matches its snapshot', () => {
    expect(synthesize(() => ({ targets: [METRICS] })).toJSON().Resources).toMatchSnapshot();
  });

  test('has no way out, and no endpoint for what is not called', () => {
    const template = synthesize();
    for (const type of ['NatGateway', 'InternetGateway', 'Route', 'VPCEndpoint', 'SecurityGroupEgress']) {
      template.resourceCountIs(`AWS::EC2::${type}`, 0);
    }
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Functions without a way out of their VPC',
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
  });

  test('lets functions out to the endpoints by HTTPS, and them only in', () => {
    const template = synthesize(() => ({ targets: [METRICS] }));
    template.allResourcesProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: functionGroup,
      DestinationSecurityGroupId: endpointGroup,
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    });
    template.allResourcesProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: endpointGroup,
      SourceSecurityGroupId: functionGroup,
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    template.resourcePropertiesCountIs('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.anyValue() }, 0);
  });

  test('places functions in isolated subnets, behind their group', () => {
    const stack = newStack();
    const { vpc, vpcSubnets, securityGroups } = new PrivateNetwork(stack, 'Network');
    new lambda.Function(stack, 'Function', {
      vpc,
      vpcSubnets,
      securityGroups,
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => {};'),
    });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      VpcConfig: {
        SecurityGroupIds: [functionGroup],
        SubnetIds: [1, 2, 3].map((n) => ({ Ref: Match.stringLikeRegexp(`^NetworkVpcIsolatedSubnet${n}`) })),
      },
    });
  });

  test('lets AWS Lambda place the functions of a role, without an AWS managed policy', () => {
    const stack = newStack();
    const network = new PrivateNetwork(stack, 'Network');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    network.grantPlacement(role).assertSuccess();
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^Role') }],
      PolicyDocument: Match.objectLike({
        Statement: [
          {
            Effect: 'Allow',
            Action: [
              'ec2:AssignPrivateIpAddresses',
              'ec2:CreateNetworkInterface',
              'ec2:DeleteNetworkInterface',
              'ec2:UnassignPrivateIpAddresses',
            ],
            Resource: {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':ec2:',
                  { Ref: 'AWS::Region' },
                  ':',
                  { Ref: 'AWS::AccountId' },
                  ':*/*',
                ],
              ],
            },
          },
          { Effect: 'Allow', Action: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'], Resource: '*' },
        ],
      }),
    });
  });

  test('places endpoints beside the functions', () => {
    const subnets = [1, 2, 3].map((n) => ({ Ref: Match.stringLikeRegexp(`^VpcIsolatedSubnet${n}`) }));
    synthesize((stack) => ({
      vpc: new PipelineVpc(stack, 'Vpc', { publicSubnets: true }).vpc,
      targets: [METRICS],
    })).hasResourceProperties('AWS::EC2::VPCEndpoint', { SubnetIds: subnets, SecurityGroupIds: [endpointGroup] });
  });

  test('lets functions call more later', () => {
    const stack = newStack();
    const network = new PrivateNetwork(stack, 'Network');
    const endpoint = network.allow(METRICS);
    expect(endpoint).toBe(network.endpoints.allow(METRICS));
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  });

  test('lets functions out to an endpoint that exists already', () => {
    const template = synthesize((stack) => {
      const existing = ec2.InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, 'Existing', {
        vpcEndpointId: 'vpce-1',
        port: 443,
        securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
      });
      return { targets: [METRICS.through(existing), METRICS] };
    });
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: functionGroup,
      DestinationSecurityGroupId: 'sg-1',
    });
  });

  test('gives the endpoints its principals and FIPS', () => {
    const stack = newStack({ env: { account: '111111111111', region: 'us-east-1' } });
    const targets = [EndpointTarget.warehouseCredentials(['arn'])];
    const principals = EndpointPrincipals.organization('o-a1b2c3d4e5');
    new PrivateNetwork(stack, 'Network', { fips: true, principals, targets });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: 'com.amazonaws.us-east-1.redshift-serverless-fips',
      PolicyDocument: Match.objectLike({
        Statement: [Match.objectLike({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })],
      }),
    });
  });

  describe('to buckets', () => {
    test('leads through an interface endpoint', () => {
      const template = synthesize((stack) => ({ targets: [EndpointTarget.bucketsByInterface(lakeOf(stack))] }));
      template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
        VpcEndpointType: 'Interface',
        SecurityGroupIds: [endpointGroup],
      });
    });

    test('leads through a gateway endpoint where the addresses of Amazon S3 are known', () => {
      const template = synthesize((stack) => ({
        s3PrefixList: ec2.PrefixList.fromPrefixListId(stack, 'S3', 'pl-1'),
        targets: [EndpointTarget.buckets(lakeOf(stack))],
      }));
      template.hasResourceProperties('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' });
      template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
        GroupId: functionGroup,
        DestinationPrefixListId: 'pl-1',
        FromPort: 443,
      });
    });

    test('refuses a gateway endpoint that no security group could name', () => {
      expect(() => synthesize((stack) => ({ targets: [EndpointTarget.buckets(lakeOf(stack))] }))).toThrow(
        'Stack/Network: s3PrefixList must be given where buckets are no target by EndpointTarget.bucketsByInterface, got none',
      );
    });
  });
});
