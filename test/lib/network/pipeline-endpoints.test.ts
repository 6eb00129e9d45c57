import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Stack } from 'aws-cdk-lib/core';
import { EndpointPrincipals } from '../../../lib/network/endpoint-principals';
import { EndpointTarget } from '../../../lib/network/endpoint-target';
import { PipelineEndpoints, type PipelineEndpointsProps } from '../../../lib/network/pipeline-endpoints';
import { PipelineVpc } from '../../../lib/network/pipeline-vpc';
import { newEndpoints, newStack, statementsOf } from './fixture';

const SERVICES = ['kinesis-streams', 's3'];

function streams(stack: Stack, streamName = 'access-logs'): EndpointTarget {
  const arn = `arn:aws:kinesis:eu-central-1:111111111111:stream/${streamName}`;
  return EndpointTarget.streams([kinesis.Stream.fromStreamArn(stack, streamName, arn)]);
}

function buckets(stack: Stack): EndpointTarget {
  return EndpointTarget.buckets([s3.Bucket.fromBucketName(stack, 'Bucket', 'lake')]);
}

function queues(stack: Stack): EndpointTarget {
  return EndpointTarget.queues([sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-central-1:111111111111:jobs')]);
}

function synthesize(props: Partial<PipelineEndpointsProps> = {}): Template {
  const stack = newStack();
  newEndpoints(stack, { targets: [streams(stack), buckets(stack)], ...props });
  return Template.fromStack(stack);
}

describe('PipelineEndpoints', () => {
  test('matches its snapshot', () => {
    expect(synthesize().toJSON().Resources).toMatchSnapshot();
  });

  test('makes an endpoint for each service', () => {
    const template = synthesize();
    template.resourceCountIs('AWS::EC2::VPCEndpoint', SERVICES.length);
    for (const service of SERVICES) {
      template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
        ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, `.${service}`]] },
      });
    }
  });

  test('gives every endpoint a policy', () => {
    const endpoints = Object.values(synthesize().findResources('AWS::EC2::VPCEndpoint'));
    for (const { Properties } of endpoints) expect(Properties.PolicyDocument.Statement).not.toEqual([]);
  });

  test('makes nothing for no target', () => {
    const template = synthesize({ targets: [] });
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
    template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });

  test('needs no security group for a gateway endpoint', () => {
    const stack = newStack();
    newEndpoints(stack, { targets: [buckets(stack)] });
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });

  test('puts a gateway endpoint on the route table of every subnet', () => {
    synthesize().hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      RouteTableIds: [Match.anyValue(), Match.anyValue(), Match.anyValue()],
    });
  });

  describe('of two pipelines', () => {
    test('adds the targets of the second to the endpoints of the first', () => {
      const stack = newStack();
      const { vpc } = new PipelineVpc(stack, 'Network');
      new PipelineEndpoints(stack, 'Endpoints', { vpc, targets: [streams(stack, 'first')] });
      const shared = PipelineEndpoints.of(vpc);
      shared?.allow(streams(stack, 'second'));
      shared?.allow(queues(stack));

      const template = Template.fromStack(stack);
      template.resourceCountIs('AWS::EC2::VPCEndpoint', 2);
      template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
      const [statement, other] = statementsOf(template, 'Streams') as Record<string, unknown>[];
      expect(statement).toMatchObject({ Resource: 'arn:aws:kinesis:eu-central-1:111111111111:stream/first' });
      expect(other).toMatchObject({ Resource: 'arn:aws:kinesis:eu-central-1:111111111111:stream/second' });
    });

    test('returns the one endpoint through which both reach their streams', () => {
      const stack = newStack();
      const endpoints = newEndpoints(stack);
      expect(endpoints.allow(streams(stack, 'first'))).toBe(endpoints.allow(streams(stack, 'second')));
    });

    test('keeps apart what only their own roles may reach', () => {
      const stack = newStack();
      const [first, second] = ['first', 'second'].map((name) => {
        const role = iam.Role.fromRoleArn(stack, `Role-${name}`, `arn:aws:iam::111111111111:role/${name}`);
        return streams(stack, name).onlyFor(EndpointPrincipals.roles([role]));
      }) as [EndpointTarget, EndpointTarget];
      newEndpoints(stack, { targets: [first, second] });
      expect(statementsOf(Template.fromStack(stack), 'Streams')).toEqual(
        ['first', 'second'].map((name) =>
          expect.objectContaining({
            Resource: `arn:aws:kinesis:eu-central-1:111111111111:stream/${name}`,
            Condition: { ArnEquals: { 'aws:PrincipalArn': [`arn:aws:iam::111111111111:role/${name}`] } },
          }),
        ),
      );
    });

    test('finds none in a VPC without', () => {
      expect(PipelineEndpoints.of(new PipelineVpc(newStack(), 'Network').vpc)).toBeUndefined();
    });

    test('refuses to make the endpoints of one VPC twice', () => {
      const stack = newStack();
      const { vpc } = new PipelineVpc(stack, 'Network');
      new PipelineEndpoints(stack, 'Endpoints', { vpc });
      expect(() => new PipelineEndpoints(stack, 'Others', { vpc })).toThrow(
        'Stack/Others: vpc must be one without PipelineEndpoints, whose method allow takes further targets, got one with Stack/Endpoints',
      );
    });
  });

  describe('in a VPC that has endpoints already', () => {
    const importedEndpoint = (stack: Stack, id = 'Existing') =>
      ec2.InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, id, {
        vpcEndpointId: 'vpce-1',
        port: 443,
        securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, `${id}Group`, 'sg-1')],
      });

    test('makes none for what is reached through them, and says what their policies must allow', () => {
      const stack = newStack();
      const existing = importedEndpoint(stack);
      const endpoints = newEndpoints(stack);
      expect(endpoints.allow(streams(stack).through(existing))).toBe(existing);
      expect(endpoints.allow(streams(stack, 'later'))).toBe(existing);

      Template.fromStack(stack).resourceCountIs('AWS::EC2::VPCEndpoint', 0);
      const [warning] = Annotations.fromStack(stack).findWarning('/Stack/Endpoints', Match.anyValue());
      expect(warning?.entry.data).toBe(
        'Stack/Existing: its policy is left as it is, see that it allows the statements ' +
          '[{"Action":["kinesis:DescribeStream","kinesis:DescribeStreamSummary","kinesis:GetRecords","kinesis:GetShardIterator","kinesis:ListShards","kinesis:PutRecord","kinesis:PutRecords"],' +
          '"Condition":{"StringEquals":{"aws:PrincipalAccount":{"Ref":"AWS::AccountId"}}},"Effect":"Allow","Principal":"*",' +
          '"Resource":"arn:aws:kinesis:eu-central-1:111111111111:stream/access-logs"}] [ack: cdk-kinesis-pipelines:endpointPolicyLeftAsIs]',
      );
    });

    test('admits to their groups who may connect', () => {
      const stack = newStack();
      const endpoints = newEndpoints(stack, { targets: [streams(stack).through(importedEndpoint(stack))] });
      endpoints.connections.allowDefaultPortFrom(ec2.Peer.ipv4('10.0.1.0/24'));
      Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
        GroupId: 'sg-1',
        CidrIp: '10.0.1.0/24',
        FromPort: 443,
      });
    });

    test('leaves alone the policy of an endpoint that lets everything through', () => {
      const stack = newStack();
      const { vpc } = new PipelineVpc(stack, 'Network');
      const service = ec2.InterfaceVpcEndpointAwsService.KINESIS_STREAMS;
      const existing = new ec2.InterfaceVpcEndpoint(stack, 'Existing', { vpc, service });
      new PipelineEndpoints(stack, 'Endpoints', { vpc, targets: [streams(stack).through(existing)] });
      Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPCEndpoint', { PolicyDocument: Match.absent() });
    });

    test('reaches buckets through an imported gateway, whose policy it cannot change', () => {
      const stack = newStack();
      const existing = ec2.GatewayVpcEndpoint.fromGatewayVpcEndpointId(stack, 'Existing', 'vpce-1');
      newEndpoints(stack, { targets: [buckets(stack).through(existing)] });
      Template.fromStack(stack).resourceCountIs('AWS::EC2::VPCEndpoint', 0);
      Annotations.fromStack(stack).hasWarning(
        '/Stack/Endpoints',
        Match.stringLikeRegexp('^Stack/Existing: its policy'),
      );
    });

    test('refuses two endpoints for one service', () => {
      const stack = newStack();
      const endpoints = newEndpoints(stack, { targets: [streams(stack)] });
      expect(() => endpoints.allow(streams(stack, 'other').through(importedEndpoint(stack)))).toThrow(
        'Stack/Endpoints: kinesis-streams must be reached through one endpoint, got Stack/Endpoints/Streams and Stack/Existing',
      );
    });
  });

  describe('security group', () => {
    test('admits HTTPS from the literal address range of the VPC, and lets nothing out', () => {
      synthesize().hasResourceProperties('AWS::EC2::SecurityGroup', {
        SecurityGroupIngress: [
          {
            CidrIp: '10.0.0.0/16',
            FromPort: 443,
            ToPort: 443,
            IpProtocol: 'tcp',
            Description: 'HTTPS from within the VPC',
          },
        ],
        SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
      });
    });

    test('refers to the address range of a VPC whose template does not spell it', () => {
      const stack = newStack();
      const ipAddresses = ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'pool', ipv4NetmaskLength: 16 });
      const { vpc } = new PipelineVpc(stack, 'Network', { ipAddresses });
      new PipelineEndpoints(stack, 'Endpoints', { vpc, targets: [streams(stack)] });
      Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
        SecurityGroupIngress: [
          Match.objectLike({ CidrIp: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Network'), 'CidrBlock'] } }),
        ],
      });
    });

    test('is one for all interface endpoints', () => {
      const stack = newStack();
      newEndpoints(stack, { targets: [streams(stack), queues(stack)] });
      const template = Template.fromStack(stack);
      template.resourceCountIs('AWS::EC2::VPCEndpoint', 2);
      template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
    });

    test('is an existing one as it is', () => {
      const stack = newStack();
      const securityGroup = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');
      newEndpoints(stack, { targets: [streams(stack)], securityGroup });
      const template = Template.fromStack(stack);
      template.hasResourceProperties('AWS::EC2::VPCEndpoint', { SecurityGroupIds: ['sg-1'] });
      template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    });

    test('admits a further group by the connections', () => {
      const stack = newStack();
      const { vpc } = new PipelineVpc(stack, 'Network');
      const endpoints = new PipelineEndpoints(stack, 'Endpoints', { vpc, targets: [streams(stack)] });
      const producers = new ec2.SecurityGroup(stack, 'Producers', { vpc });
      endpoints.connections.allowDefaultPortFrom(producers, 'from the producers');
      Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
        FromPort: 443,
        SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Producers'), 'GroupId'] },
      });
    });
  });

  test.each([
    [undefined, true],
    [false, false],
  ])('with privateDnsEnabled %s, private DNS is %s', (privateDnsEnabled, expected) => {
    synthesize({ privateDnsEnabled }).hasResourceProperties('AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: expected });
  });

  test('puts interface endpoints in the given subnets', () => {
    const stack = newStack();
    const { vpc } = new PipelineVpc(stack, 'Network', { publicSubnets: true });
    const subnets = { subnetType: ec2.SubnetType.PUBLIC };
    new PipelineEndpoints(stack, 'Endpoints', { vpc, subnets, targets: [streams(stack)] });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      SubnetIds: [1, 2, 3].map((n) => ({ Ref: Match.stringLikeRegexp(`^NetworkPublicSubnet${n}`) })),
    });
  });

  test('admits the given principals to what names none itself', () => {
    const stack = newStack();
    const principals = EndpointPrincipals.organization('o-a1b2c3d4e5');
    const targets = [streams(stack), queues(stack).onlyFor(EndpointPrincipals.account())];
    newEndpoints(stack, { principals, targets });
    const template = Template.fromStack(stack);
    expect(statementsOf(template, 'Streams')).toEqual([
      expect.objectContaining({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
    ]);
    expect(statementsOf(template, 'Queues')).toEqual([
      expect.objectContaining({
        Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
  });

  describe('with FIPS', () => {
    const inRegion = (region: string) => newStack({ env: { account: '111111111111', region } });
    const key = (stack: Stack) =>
      EndpointTarget.keys([kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111111111111:key/1')]);

    test.each(['us-east-1', 'us-gov-west-1', 'ca-west-1'])('takes the FIPS variants in %s', (region) => {
      const stack = inRegion(region);
      newEndpoints(stack, { fips: true, targets: [streams(stack), key(stack)] });
      for (const service of ['kinesis-streams-fips', 'kms-fips']) {
        Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPCEndpoint', {
          ServiceName: `com.amazonaws.${region}.${service}`,
        });
      }
    });

    test('takes them where the Region is known only later', () => {
      const stack = newStack();
      newEndpoints(stack, { fips: true, targets: [streams(stack)] });
      Template.fromStack(stack).resourceCountIs('AWS::EC2::VPCEndpoint', 1);
    });

    test('leads to Amazon S3 by the gateway, which ends no TLS', () => {
      const stack = inRegion('us-east-1');
      newEndpoints(stack, { fips: true, targets: [buckets(stack)] });
      Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPCEndpoint', {
        ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.s3']] },
      });
    });

    test('is refused outside of the United States and Canada', () => {
      expect(() => newEndpoints(inRegion('eu-central-1'), { fips: true })).toThrow(
        'Stack/Endpoints: fips must be left out outside of the United States and Canada, got eu-central-1',
      );
    });

    test('is refused for a service that has no such endpoint', () => {
      const stack = inRegion('us-east-1');
      expect(() => newEndpoints(stack, { fips: true, targets: [EndpointTarget.metrics(['Clicks'])] })).toThrow(
        'Stack/Endpoints: fips must be left out for monitoring, which has no such endpoint, got true',
      );
    });
  });
});
