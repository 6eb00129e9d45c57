import { Match, Template } from 'aws-cdk-lib/assertions';
import { type ISecurityGroup, type IVpc, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Domain, EngineVersion, type IDomain } from 'aws-cdk-lib/aws-opensearchservice';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { type DestinationVpc, OpenSearchDestination } from '../../../../../lib';
import { spelled } from '../../spelled';
import { statementsOf } from '../../synthesized';

const OWN_GROUP = { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeliverySecurityGroup'), 'GroupId'] };

function newStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function importedDomain(stack: Stack): IDomain {
  const domainArn = 'arn:aws:es:eu-west-1:111122223333:domain/search';
  return Domain.fromDomainAttributes(stack, 'Domain', { domainArn, domainEndpoint: 'vpc-search' });
}

/** So small a VPC that it costs no time. */
function importedVpc(stack: Stack, privateSubnetIds = ['subnet-1']): IVpc {
  const availabilityZones = ['eu-west-1a'];
  return Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones, privateSubnetIds });
}

function group(stack: Stack, id: string): ISecurityGroup {
  return SecurityGroup.fromSecurityGroupId(stack, id, `sg-${id}`);
}

function deliver(stack: Stack, vpc: DestinationVpc | undefined, domain = importedDomain(stack)): Template {
  const backup = { bucket: Bucket.fromBucketName(stack, 'Failed', 'failed') };
  const destination = new OpenSearchDestination(domain, { indexName: 'logs', backup, vpc });
  new DeliveryStream(stack, 'Delivery', { destination });
  return Template.fromStack(stack);
}

function hasVpc(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    AmazonopensearchserviceDestinationConfiguration: { VpcConfiguration: properties },
  });
}

function refuses(vpc: (stack: Stack) => DestinationVpc, message: string): void {
  const stack = newStack();
  const given = vpc(stack);
  expect(() => deliver(stack, given)).toThrow(new Error(`OpenSearchDestination: ${message}`));
}

describe('DestinationVpc', () => {
  test('reaches a domain of the app on port 443, and nothing else', () => {
    const stack = newStack();
    const vpc = importedVpc(stack);
    const version = EngineVersion.OPENSEARCH_2_19;
    const securityGroups = [group(stack, 'domain')];
    const domain = new Domain(stack, 'Domain', {
      version,
      vpc,
      vpcSubnets: [{ subnets: vpc.privateSubnets }],
      securityGroups,
    });
    const template = deliver(stack, { vpc }, domain);
    const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
    hasVpc(template, {
      RoleARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeliveryDestinationRole'), 'Arn'] },
      SubnetIds: ['subnet-1'],
      SecurityGroupIds: [OWN_GROUP],
    });
    template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      VpcId: 'vpc-1',
      SecurityGroupEgress: Match.absent(),
      SecurityGroupIngress: Match.absent(),
    });
    template.resourcePropertiesCountIs(
      'AWS::EC2::SecurityGroupEgress',
      { ...https, GroupId: OWN_GROUP, DestinationSecurityGroupId: 'sg-domain' },
      1,
    );
    template.resourcePropertiesCountIs(
      'AWS::EC2::SecurityGroupIngress',
      { ...https, GroupId: 'sg-domain', SourceSecurityGroupId: OWN_GROUP },
      1,
    );
  });

  test('reaches a domain of another stack, which does not wait for the delivery stream', () => {
    const app = new App();
    const shared = new Stack(app, 'Shared');
    const vpc = importedVpc(shared);
    const version = EngineVersion.OPENSEARCH_2_19;
    const domain = new Domain(shared, 'Domain', { version, vpc, vpcSubnets: [{ subnets: vpc.privateSubnets }] });
    const stack = new Stack(app, 'Stack');
    deliver(stack, { vpc }, domain).resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    expect(stack.dependencies).toEqual([shared]);
    expect(shared.dependencies).toEqual([]);
  });

  test('lets the target of an imported domain be reached', () => {
    const stack = newStack();
    const template = deliver(stack, { vpc: importedVpc(stack), target: group(stack, 'target') });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: 'sg-target',
      SourceSecurityGroupId: OWN_GROUP,
      FromPort: 443,
    });
  });

  test('prefers a target to the domain', () => {
    const stack = newStack();
    const vpc = importedVpc(stack);
    const domain = new Domain(stack, 'Domain', {
      version: EngineVersion.OPENSEARCH_2_19,
      vpc,
      vpcSubnets: [{ subnets: vpc.privateSubnets }],
    });
    const template = deliver(stack, { vpc, target: group(stack, 'target') }, domain);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-target' });
  });

  test('takes subnets and security groups', () => {
    const stack = newStack();
    const vpc = new Vpc(stack, 'Vpc', { maxAzs: 1 });
    const template = deliver(stack, {
      vpc,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      securityGroups: [group(stack, 'a'), group(stack, 'b')],
    });
    template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
    hasVpc(template, {
      SubnetIds: [{ Ref: Match.stringLikeRegexp('^VpcPublicSubnet1') }],
      SecurityGroupIds: ['sg-a', 'sg-b'],
    });
  });

  test('takes subnets that are told on deployment, any of which it may place network interfaces in', () => {
    const stack = newStack();
    const ids = Token.asList(Lazy.list({ produce: () => ['subnet-1', 'subnet-2'] }));
    const template = deliver(stack, { vpc: importedVpc(stack, ids), securityGroups: [group(stack, 'a')] });
    hasVpc(template, { SubnetIds: ['subnet-1', 'subnet-2'] });
    const creation = statementsOf(template, 'DeliveryDestinationRole').find(
      ({ Action }) => Action === 'ec2:CreateNetworkInterface',
    );
    expect(spelled(creation?.Resource)).toContain('arn:${AWS::Partition}:ec2:eu-west-1:*:subnet/*');
  });

  test('may place network interfaces where the VPC says, with the verbs that AWS documents', () => {
    const stack = newStack();
    const template = deliver(stack, { vpc: importedVpc(stack), securityGroups: [group(stack, 'a')] });
    const ofNetwork = statementsOf(template, 'DeliveryDestinationRole').filter(({ Action }) =>
      [Action].flat().some((action) => action.startsWith('ec2:')),
    );
    const interfaces = 'arn:${AWS::Partition}:ec2:eu-west-1:111122223333:network-interface/*';
    expect(spelled(ofNetwork)).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeSubnets',
          'ec2:DescribeVpcAttribute',
          'ec2:DescribeVpcs',
        ],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: [
          interfaces,
          'arn:${AWS::Partition}:ec2:eu-west-1:*:subnet/subnet-1',
          'arn:${AWS::Partition}:ec2:eu-west-1:*:security-group/sg-a',
        ],
      },
      {
        Effect: 'Allow',
        Action: ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'],
        Resource: interfaces,
      },
    ]);
  });

  test('refuses an imported domain which it could not reach', () => {
    refuses(
      (stack) => ({ vpc: importedVpc(stack) }),
      'vpc.target must be set, or vpc.securityGroups, to reach what is imported, got neither',
    );
  });

  test.each([0, 6])('refuses %d security groups', (count) => {
    const groups = (stack: Stack) => Array.from({ length: count }, (_, at) => group(stack, `${at}`));
    refuses(
      (stack) => ({ vpc: importedVpc(stack), securityGroups: groups(stack) }),
      `vpc.securityGroups must be 1 to 5, got ${count}`,
    );
  });

  test.each([0, 17])('refuses %d subnets', (count) => {
    const ids = Array.from({ length: 17 }, (_, at) => `subnet-${at}`);
    refuses((stack) => {
      const vpc = importedVpc(stack, ids);
      const vpcSubnets = { subnets: vpc.privateSubnets.slice(0, count) };
      return { vpc, vpcSubnets, securityGroups: [group(stack, 'a')] };
    }, `vpc.vpcSubnets must be 1 to 16, got ${count}`);
  });

  test('takes 16 subnets and 5 security groups', () => {
    const stack = newStack();
    const vpc = importedVpc(
      stack,
      Array.from({ length: 16 }, (_, at) => `subnet-${at}`),
    );
    const securityGroups = Array.from({ length: 5 }, (_, at) => group(stack, `${at}`));
    hasVpc(deliver(stack, { vpc, securityGroups }), {
      SubnetIds: Match.arrayWith(['subnet-15']),
      SecurityGroupIds: Match.arrayWith(['sg-4']),
    });
  });

  test('must be told of, where the domain of the app is in one', () => {
    const stack = newStack();
    const vpc = importedVpc(stack);
    const version = EngineVersion.OPENSEARCH_2_19;
    const domain = new Domain(stack, 'Domain', { version, vpc, vpcSubnets: [{ subnets: vpc.privateSubnets }] });
    expect(() => deliver(stack, undefined, domain)).toThrow(
      new Error('OpenSearchDestination: vpc must be set for a domain in a VPC, got none'),
    );
  });

  test('is refused where the domain of the app is public', () => {
    const stack = newStack();
    const domain = new Domain(stack, 'Domain', { version: EngineVersion.OPENSEARCH_2_19 });
    expect(() => deliver(stack, { vpc: importedVpc(stack) }, domain)).toThrow(
      new Error('OpenSearchDestination: vpc must be left out for a domain outside of any VPC, got Stack/Vpc'),
    );
  });
});
