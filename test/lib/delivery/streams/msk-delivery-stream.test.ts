import { Match, Template } from 'aws-cdk-lib/assertions';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream, type ISource, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnServerlessCluster } from 'aws-cdk-lib/aws-msk';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { MskConnectivity, MskDeliveryStream, type MskDeliveryStreamProps } from '../../../../lib';
import { acknowledgedRules } from '../../private/acknowledged-rules';
import { statementsOf } from '../synthesized';

const ARN = 'arn:aws:kafka:eu-west-1:123456789012';
const CLUSTER_ARN = `${ARN}:cluster/orders/0a1b2c3d-1111-2222-3333-444455556666-1`;

function deliveryIn(stack: Stack, props: Partial<MskDeliveryStreamProps> = {}): MskDeliveryStream {
  const destination = new S3Bucket(new Bucket(stack, 'Bucket'));
  return new MskDeliveryStream(stack, 'Delivery', {
    clusterArn: CLUSTER_ARN,
    topicName: 'orders',
    destination,
    ...props,
  });
}

function synthesize(props?: Partial<MskDeliveryStreamProps>): Template {
  const stack = new Stack(new App(), 'Stack');
  deliveryIn(stack, props);
  return Template.fromStack(stack);
}

describe('MskDeliveryStream', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('reads the topic privately, from now on, with a role of its own', () => {
    synthesize().hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamType: 'MSKAsSource',
      KinesisStreamSourceConfiguration: Match.absent(),
      MSKSourceConfiguration: {
        MSKClusterARN: CLUSTER_ARN,
        TopicName: 'orders',
        ReadFromTimestamp: Match.absent(),
        AuthenticationConfiguration: {
          Connectivity: 'PRIVATE',
          RoleARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeliverySourceRole'), 'Arn'] },
        },
      },
    });
  });

  test('may read that topic, and nothing else', () => {
    expect(statementsOf(synthesize(), 'DeliverySourceRole')).toEqual([
      {
        Action: [
          'kafka-cluster:Connect',
          'kafka:DescribeCluster',
          'kafka:DescribeClusterV2',
          'kafka:GetBootstrapBrokers',
        ],
        Effect: 'Allow',
        Resource: CLUSTER_ARN,
      },
      {
        Action: [
          'kafka-cluster:DescribeTopic',
          'kafka-cluster:DescribeTopicDynamicConfiguration',
          'kafka-cluster:ReadData',
        ],
        Effect: 'Allow',
        Resource: `${CLUSTER_ARN.replace(':cluster/', ':topic/')}/orders`,
      },
      {
        Action: 'kafka-cluster:DescribeGroup',
        Effect: 'Allow',
        Resource: `${CLUSTER_ARN.replace(':cluster/', ':group/')}/*`,
      },
    ]);
  });

  test('waits for the policy of its role', () => {
    synthesize().hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^DeliverySourceRolePolicy')]),
    });
  });

  test('names the topic of a cluster that is made with it', () => {
    const stack = new Stack(new App(), 'Stack');
    const cluster = new CfnServerlessCluster(stack, 'Cluster', {
      clusterName: 'orders',
      clientAuthentication: { sasl: { iam: { enabled: true } } },
      vpcConfigs: [{ subnetIds: ['subnet-1', 'subnet-2'] }],
    });
    deliveryIn(stack, { clusterArn: cluster.attrArn });
    const halves = { 'Fn::Split': [':cluster/', { 'Fn::GetAtt': ['Cluster', 'Arn'] }] };
    expect(statementsOf(Template.fromStack(stack), 'DeliverySourceRole')[1]?.Resource).toEqual({
      'Fn::Join': [
        '',
        [{ 'Fn::Join': [':topic/', [{ 'Fn::Select': [0, halves] }, { 'Fn::Select': [1, halves] }]] }, '/orders'],
      ],
    });
  });

  test('says what the policy of the cluster has to allow', () => {
    const stack = new Stack(new App(), 'Stack');
    const { clusterPolicyStatement } = deliveryIn(stack);
    expect(stack.resolve(clusterPolicyStatement.toStatementJson())).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'firehose.amazonaws.com' },
      Action: 'kafka:CreateVpcConnection',
      Resource: CLUSTER_ARN,
    });
  });

  test('reads all that the topic retains, through public brokers', () => {
    const props = { readFromTimestamp: new Date(0), connectivity: MskConnectivity.PUBLIC };
    synthesize(props).hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      MSKSourceConfiguration: {
        ReadFromTimestamp: '1970-01-01T00:00:00.000Z',
        AuthenticationConfiguration: { Connectivity: 'PUBLIC' },
      },
    });
  });

  test('acknowledges that the cluster encrypts', () => {
    const rules = acknowledgedRules(deliveryIn(new Stack(new App(), 'Stack')));
    expect(rules).toContain('AwsSolutions::AwsSolutions-KDF1');
  });

  test.each([
    [
      { clusterArn: `${ARN}:topic/orders/id/orders` },
      `clusterArn must be the ARN of an Amazon MSK cluster, got "${ARN}:topic/orders/id/orders"`,
    ],
    [{ topicName: '' }, 'topicName must be 1 to 255 letters, digits, _, . and -, got ""'],
    [{ topicName: 'a b' }, 'topicName must be 1 to 255 letters, digits, _, . and -, got "a b"'],
    [
      { topicName: 'a'.repeat(256) },
      `topicName must be 1 to 255 letters, digits, _, . and -, got "${'a'.repeat(256)}"`,
    ],
    [{ readFromTimestamp: new Date('never') }, 'readFromTimestamp must be a point in time, got Invalid Date'],
    [{ deliveryStreamName: 'a b' }, 'deliveryStreamName must be 1 to 64 letters, digits, _, . and -, got "a b"'],
  ])('refuses %j', (props, message) => {
    expect(() => synthesize(props)).toThrow(new Error(`Stack/Delivery: ${message}`));
  });

  test.each(['a', 'a'.repeat(255), Lazy.string({ produce: () => 'orders' })])('reads the topic %s', (topicName) => {
    expect(() => synthesize({ topicName })).not.toThrow();
  });
});

describe('DeliveryStream of aws-cdk, until it is put right', () => {
  test('takes any source for a data stream', () => {
    const stack = new Stack(new App(), 'Stack');
    const mskSourceConfiguration = {
      mskClusterArn: CLUSTER_ARN,
      topicName: 'orders',
      authenticationConfiguration: { connectivity: 'PRIVATE', roleArn: 'arn:aws:iam::123456789012:role/reader' },
    };
    const source: ISource = {
      _bind: () => ({ mskSourceConfiguration }),
      grantRead: (grantee) => Grant.addToPrincipal({ grantee, actions: ['kafka:*'], resourceArns: [CLUSTER_ARN] }),
    };
    new DeliveryStream(stack, 'Delivery', { destination: new S3Bucket(new Bucket(stack, 'Bucket')), source });
    Template.fromStack(stack).hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamType: 'KinesisStreamAsSource',
    });
  });
});
