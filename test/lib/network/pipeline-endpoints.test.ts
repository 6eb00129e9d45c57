import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { PipelineEndpoints, type PipelineEndpointsProps } from '../../../lib/network/pipeline-endpoints';
import { PipelineVpc } from '../../../lib/network/pipeline-vpc';

const STREAM_ARN = 'arn:aws:kinesis:eu-central-1:111111111111:stream/access-logs';
const CONSUMER_ARN = `${STREAM_ARN}/consumer/metrics:1700000000`;
const DELIVERY_STREAM_ARN = 'arn:aws:firehose:eu-central-1:111111111111:deliverystream/lake';
const OWN_PRINCIPALS = {
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
};

interface Fixture {
  readonly stack: Stack;
  readonly streams: kinesis.IStream[];
  readonly deliveryStreams: firehose.IDeliveryStream[];
  readonly buckets: s3.IBucket[];
}

function fixture(): Fixture {
  const stack = new Stack(new App(), 'Stack');
  return {
    stack,
    streams: [kinesis.Stream.fromStreamArn(stack, 'Stream', STREAM_ARN)],
    deliveryStreams: [firehose.DeliveryStream.fromDeliveryStreamArn(stack, 'Lake', DELIVERY_STREAM_ARN)],
    buckets: [s3.Bucket.fromBucketName(stack, 'Bucket', 'lake')],
  };
}

function synthesize(props: (fixture: Fixture) => Partial<PipelineEndpointsProps>): Template {
  const given = fixture();
  const vpc = new PipelineVpc(given.stack, 'Network').vpc;
  new PipelineEndpoints(given.stack, 'Endpoints', { vpc, ...props(given) });
  return Template.fromStack(given.stack);
}

const everything = ({ streams, deliveryStreams, buckets }: Fixture) => ({ streams, deliveryStreams, buckets });

function policyOf(template: Template, id: string): unknown {
  const [endpoint] = Object.entries(template.findResources('AWS::EC2::VPCEndpoint')).filter(([key]) =>
    key.startsWith(`Endpoints${id}`),
  );
  return endpoint?.[1].Properties.PolicyDocument.Statement;
}

describe('PipelineEndpoints', () => {
  test('matches its snapshot', () => {
    expect(synthesize(everything).toJSON().Resources).toMatchSnapshot();
  });

  test('lets the account read and write the given data streams only', () => {
    const template = synthesize(({ streams }) => ({ streams }));
    expect(policyOf(template, 'Streams')).toEqual([
      {
        ...OWN_PRINCIPALS,
        Action: [
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
          'kinesis:GetRecords',
          'kinesis:GetShardIterator',
          'kinesis:ListShards',
          'kinesis:PutRecord',
          'kinesis:PutRecords',
        ],
        Resource: STREAM_ARN,
      },
    ]);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 1);
  });

  test('lets the account subscribe to the given consumers only', () => {
    const { stack } = fixture();
    const vpc = new PipelineVpc(stack, 'Network').vpc;
    const consumers = [kinesis.StreamConsumer.fromStreamConsumerArn(stack, 'Consumer', CONSUMER_ARN)];
    new PipelineEndpoints(stack, 'Endpoints', { vpc, consumers });
    expect(policyOf(Template.fromStack(stack), 'Streams')).toEqual([
      {
        ...OWN_PRINCIPALS,
        Action: ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'],
        Resource: CONSUMER_ARN,
      },
    ]);
  });

  test('lets the account write the given delivery streams only', () => {
    const template = synthesize(({ deliveryStreams }) => ({ deliveryStreams }));
    expect(policyOf(template, 'DeliveryStreams')).toEqual([
      {
        ...OWN_PRINCIPALS,
        Action: ['firehose:DescribeDeliveryStream', 'firehose:PutRecord', 'firehose:PutRecordBatch'],
        Resource: DELIVERY_STREAM_ARN,
      },
    ]);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 1);
  });

  test('lets the account read and write the given buckets only', () => {
    const template = synthesize(({ buckets }) => ({ buckets }));
    const bucketArn = ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::lake']];
    const objectArn = ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::lake/*']];
    expect(policyOf(template, 'Buckets')).toEqual([
      {
        ...OWN_PRINCIPALS,
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: { 'Fn::Join': bucketArn },
      },
      {
        ...OWN_PRINCIPALS,
        Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: { 'Fn::Join': objectArn },
      },
    ]);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 1);
    template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });

  test('puts the gateway endpoint on the route table of every subnet', () => {
    synthesize(({ buckets }) => ({ buckets })).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      RouteTableIds: [Match.anyValue(), Match.anyValue(), Match.anyValue()],
    });
  });

  test('admits HTTPS from the literal address range of the VPC, and lets nothing out', () => {
    synthesize(everything).hasResourceProperties('AWS::EC2::SecurityGroup', {
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
    const { stack, streams } = fixture();
    const vpc = new PipelineVpc(stack, 'Network', {
      ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'pool', ipv4NetmaskLength: 16 }),
    }).vpc;
    new PipelineEndpoints(stack, 'Endpoints', { vpc, streams });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [
        Match.objectLike({ CidrIp: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Network'), 'CidrBlock'] } }),
      ],
    });
  });

  test('takes an existing security group as it is', () => {
    const { stack, streams } = fixture();
    const vpc = new PipelineVpc(stack, 'Network').vpc;
    const securityGroup = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');
    new PipelineEndpoints(stack, 'Endpoints', { vpc, streams, securityGroup });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', { SecurityGroupIds: ['sg-1'] });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('admits a further group by its connections', () => {
    const { stack, streams } = fixture();
    const vpc = new PipelineVpc(stack, 'Network').vpc;
    const endpoints = new PipelineEndpoints(stack, 'Endpoints', { vpc, streams });
    const producers = new ec2.SecurityGroup(stack, 'Producers', { vpc });
    endpoints.connections.allowDefaultPortFrom(producers, 'from the producers');
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 443,
      SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Producers'), 'GroupId'] },
    });
  });

  test.each([
    [undefined, true],
    [false, false],
  ])('with privateDnsEnabled %s, private DNS is %s', (privateDnsEnabled, expected) => {
    synthesize(({ streams }) => ({ streams, privateDnsEnabled })).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      PrivateDnsEnabled: expected,
    });
  });

  test('puts interface endpoints in the given subnets', () => {
    const { stack, streams } = fixture();
    const vpc = new PipelineVpc(stack, 'Network', { publicSubnets: true }).vpc;
    new PipelineEndpoints(stack, 'Endpoints', { vpc, streams, subnets: { subnetType: ec2.SubnetType.PUBLIC } });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      SubnetIds: [1, 2, 3].map((n) => ({ Ref: Match.stringLikeRegexp(`^NetworkPublicSubnet${n}`) })),
    });
  });

  test('refuses to stand for nothing', () => {
    expect(() => synthesize(() => ({}))).toThrow(
      'Stack/Endpoints: streams, consumers, deliveryStreams or buckets must be given, got none of them',
    );
  });
});
