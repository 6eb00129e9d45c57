import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Port, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream, type IDeliveryStream, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, CfnOutput, type IResource, Stack } from 'aws-cdk-lib/core';
import { DataStream, DirectPutDeliveryStream, KinesisDeliveryStream, MskDeliveryStream } from '../../../../lib';
import { actionsOf } from '../synthesized';

const SOURCES: Record<string, (stack: Stack, deliveryStreamName?: string) => IDeliveryStream> = {
  DirectPutDeliveryStream: (stack, deliveryStreamName) =>
    new DirectPutDeliveryStream(stack, 'Delivery', { destination: destinationIn(stack), deliveryStreamName })
      .deliveryStream,
  KinesisDeliveryStream: (stack, deliveryStreamName) => {
    const props = { source: new DataStream(stack, 'Source'), destination: destinationIn(stack), deliveryStreamName };
    return new KinesisDeliveryStream(stack, 'Delivery', props).deliveryStream;
  },
  MskDeliveryStream: (stack, deliveryStreamName) => {
    const clusterArn = `arn:aws:kafka:${stack.region}:123456789012:cluster/orders/0a1b2c3d-1`;
    const props = { clusterArn, topicName: 'orders', destination: destinationIn(stack), deliveryStreamName };
    return new MskDeliveryStream(stack, 'Delivery', props).deliveryStream;
  },
};
const NAMES = Object.keys(SOURCES);

function destinationIn(stack: Stack): S3Bucket {
  return new S3Bucket(new Bucket(stack, 'Bucket'));
}

function streamIn(stack: Stack, source = 'DirectPutDeliveryStream'): IDeliveryStream {
  return (SOURCES[source] as (stack: Stack) => IDeliveryStream)(stack);
}

/** What another account reads where it refers to the delivery stream of this one. */
function arnAbroad(deliveryStreamIn: (stack: Stack) => IDeliveryStream): unknown {
  const app = new App();
  const deliveryStream = deliveryStreamIn(
    new Stack(app, 'Home', { env: { account: '111111111111', region: 'eu-west-1' } }),
  );
  const abroad = new Stack(app, 'Abroad', { env: { account: '222222222222', region: 'eu-west-1' } });
  new CfnOutput(abroad, 'Arn', { value: deliveryStream.deliveryStreamArn });
  return Template.fromStack(abroad).toJSON().Outputs.Arn.Value;
}

const arnOf = (service: string) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${service}:eu-west-1:111111111111:deliverystream/orders`]],
});

describe.each(NAMES)('%s', (source) => {
  test.each([undefined, 'eu-west-1', 'mx-central-1', 'ap-southeast-6', 'eusc-de-east-1', 'me-west-1'])(
    'stands in the Region %s, without addresses that nothing refers to',
    (region) => {
      const stack = new Stack(new App(), 'Stack', { env: { region } });
      streamIn(stack, source);
      expect(Template.fromStack(stack).toJSON()).not.toHaveProperty('Mappings');
    },
  );

  test('is known to another account by the name of its service', () => {
    const named = (stack: Stack) => SOURCES[source]?.(stack, 'orders') as IDeliveryStream;
    expect(arnAbroad(named)).toEqual(arnOf('firehose'));
  });

  test('grants what is asked for', () => {
    const stack = new Stack(new App(), 'Stack');
    const grantee = new Role(stack, 'Operator', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    streamIn(stack, source).grant(grantee, 'firehose:DescribeDeliveryStream');
    expect(actionsOf(Template.fromStack(stack), 'OperatorDefaultPolicy')).toEqual(['firehose:DescribeDeliveryStream']);
  });
});

describe('FirehoseStream', () => {
  const DIMENSIONS = { DeliveryStreamName: { Ref: expect.stringMatching('^DeliveryDeliveryStream') } };

  test.each<[string, string, (stream: IDeliveryStream) => unknown]>([
    ['IncomingBytes', 'Sum', (stream) => stream.metricIncomingBytes()],
    ['IncomingRecords', 'Sum', (stream) => stream.metricIncomingRecords()],
    ['BackupToS3.Bytes', 'Sum', (stream) => stream.metricBackupToS3Bytes()],
    ['BackupToS3.Records', 'Sum', (stream) => stream.metricBackupToS3Records()],
    ['BackupToS3.DataFreshness', 'Average', (stream) => stream.metricBackupToS3DataFreshness()],
    ['ThrottledRecords', 'Maximum', (stream) => stream.metric('ThrottledRecords', { statistic: 'Maximum' })],
    ['IncomingBytes', 'Maximum', (stream) => stream.metricIncomingBytes({ statistic: 'Maximum' })],
  ])('has the metric %s, by its %s', (metricName, statistic, metricOf) => {
    const stack = new Stack(new App(), 'Stack');
    expect(stack.resolve(metricOf(streamIn(stack)))).toMatchObject({
      namespace: 'AWS/Firehose',
      metricName,
      statistic,
      dimensions: DIMENSIONS,
    });
  });

  test('connects from the addresses of Firehose', () => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'mx-central-1' } });
    const group = new SecurityGroup(stack, 'Group', { vpc: new Vpc(stack, 'Vpc') });
    const { connections } = streamIn(stack);
    connections.allowTo(group, Port.tcp(5439));
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [{ CidrIp: '78.12.207.32/27', FromPort: 5439 }],
    });
  });

  test('shares the addresses of a delivery stream of aws-cdk', () => {
    const stack = new Stack(new App(), 'Stack');
    const group = new SecurityGroup(stack, 'Group', { vpc: new Vpc(stack, 'Vpc') });
    new DeliveryStream(stack, 'Stock', { destination: new S3Bucket(new Bucket(stack, 'StockBucket')) });
    streamIn(stack).connections.allowTo(group, Port.tcp(5439));
    expect(Object.keys(Template.fromStack(stack).toJSON().Mappings)).toHaveLength(1);
  });

  test('refuses to connect from addresses that are not known', () => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'me-west-1' } });
    expect(() => streamIn(stack).connections).toThrow(
      new Error('Stack/Delivery/DeliveryStream: region must be one whose Firehose addresses are known, got me-west-1'),
    );
  });

  test('names itself for whoever refers to it', () => {
    const stack = new Stack(new App(), 'Stack');
    const { deliveryStreamRef, deliveryStreamArn, deliveryStreamName } = streamIn(stack);
    expect(deliveryStreamRef).toEqual({ deliveryStreamArn, deliveryStreamName });
  });

  test('is granted what its source role is', () => {
    const stack = new Stack(new App(), 'Stack');
    const bucket = new Bucket(stack, 'Other');
    bucket.grantRead(streamIn(stack, 'KinesisDeliveryStream'));
    expect(actionsOf(Template.fromStack(stack), 'DeliverySourceRole')).toContain('s3:GetObject*');
  });

  test('has nobody to grant anything to where it reads nothing', () => {
    const stack = new Stack(new App(), 'Stack');
    const bucket = new Bucket(stack, 'Other');
    expect(() => bucket.grantRead(streamIn(stack))).toThrow(
      'Cannot get policy fragment of Stack/Delivery/DeliveryStream, resource imported without a role',
    );
  });

  test('is the resource that others wait for', () => {
    const stack = new Stack(new App(), 'Stack');
    expect((streamIn(stack) as IResource).node.defaultChild).toMatchObject({
      cfnResourceType: 'AWS::KinesisFirehose::DeliveryStream',
    });
  });
});

describe('DeliveryStream of aws-cdk, until it is put right', () => {
  test('is known to another account by the name of another service', () => {
    const stock = (stack: Stack) =>
      new DeliveryStream(stack, 'Delivery', { deliveryStreamName: 'orders', destination: destinationIn(stack) });
    expect(arnAbroad(stock)).toEqual(arnOf('kinesis'));
  });

  test.each(['mx-central-1', 'ap-southeast-6', 'eusc-de-east-1', 'me-west-1'])('throws in the Region %s', (region) => {
    const stack = new Stack(new App(), 'Stack', { env: { region } });
    expect(() => new DeliveryStream(stack, 'Delivery', { destination: destinationIn(stack) })).toThrow(
      `Mapping doesn't contain top-level key '${region}'`,
    );
  });

  test('leaves a mapping unused where the Region is known at deployment only', () => {
    const stack = new Stack(new App(), 'Stack');
    new DeliveryStream(stack, 'Delivery', { destination: destinationIn(stack) });
    expect(Template.fromStack(stack).toJSON()).toHaveProperty('Mappings');
  });

  test('leaves an imported role without a policy, and without a word', () => {
    const stack = new Stack(new App(), 'Stack');
    const role = Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/r', { mutable: false });
    const source = new Stream(stack, 'Source');
    source.grantRead(role);
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });
});
