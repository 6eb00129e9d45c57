import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, Duration, Size, Stack } from 'aws-cdk-lib/core';
import { context as recommendedFlags } from '../../../cdk.json';
import {
  DataLake,
  DataStream,
  EndpointPrincipals,
  LakeLeg,
  LogAnalyticsPipeline,
  type LogAnalyticsPipelineProps,
  MonitoringLeg,
  NetworkLeg,
  ProcessingLeg,
  S3FailureDestination,
  StartingPosition,
  StreamCapacity,
  Warehouse,
  WarehouseAccess,
  WarehouseLeg,
} from '../../../lib';

interface Synthesized {
  readonly stack: Stack;
  readonly pipeline: LogAnalyticsPipeline;
  readonly template: Template;
}

function synthesize(props: (stack: Stack) => LogAnalyticsPipelineProps = () => ({}), context = {}): Synthesized {
  const stack = new Stack(new App({ context }), 'Stack');
  const pipeline = new LogAnalyticsPipeline(stack, 'Pipeline', props(stack));
  return { stack, pipeline, template: Template.fromStack(stack) };
}

const NOTHING: LogAnalyticsPipelineProps = {
  processing: ProcessingLeg.none(),
  lake: LakeLeg.none(),
  warehouse: WarehouseLeg.none(),
  monitoring: MonitoringLeg.none(),
};

function vpcIn(stack: Stack): ec2.IVpc {
  return new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ['a', 'b', 'c'].map((zone) => `eu-central-1${zone}`),
    restrictDefaultSecurityGroup: false,
  });
}

function functionIn(stack: Stack): lambda.IFunction {
  return new lambda.Function(stack, 'Function', {
    code: lambda.Code.fromInline('exports.handler = async () => {}'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
    timeout: Duration.minutes(1),
  });
}

/** The names of the parts that the pipeline has. */
function partsOf(pipeline: LogAnalyticsPipeline): string[] {
  return Object.entries(pipeline).flatMap(([name, part]) => (name !== 'node' && part !== undefined ? [name] : []));
}

/** Which policies are the same, in whatever order they list actions and resources. */
function inAnyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(inAnyOrder(item))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inAnyOrder(item)]));
}

function resourceTypes(template: Template): string[] {
  const resources = Object.values(template.toJSON().Resources) as { readonly Type: string }[];
  return [...new Set(resources.map(({ Type }) => Type))].sort();
}

describe('LogAnalyticsPipeline', () => {
  describe('without props', () => {
    const { pipeline, template, stack } = synthesize();

    test('exposes every part', () => {
      expect(partsOf(pipeline)).toEqual([
        'dataStream',
        'consumer',
        'processor',
        'trafficWindow',
        'transform',
        'lakeDelivery',
        'warehouse',
        'warehouseDelivery',
        'vpc',
        'endpoints',
        'monitoring',
      ]);
    });

    test('measures traffic through an enhanced fan-out consumer', () => {
      template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        EventSourceArn: stack.resolve(pipeline.consumer?.consumerArn),
        TumblingWindowInSeconds: 60,
      });
    });

    test('delivers to the lake and to the warehouse from the stream, with one transformation', () => {
      const deliveries = Object.values(template.findResources('AWS::KinesisFirehose::DeliveryStream'));
      expect(deliveries).toHaveLength(2);
      for (const { Properties } of deliveries) {
        expect(Properties.DeliveryStreamType).toBe('KinesisStreamAsSource');
        expect(Properties.KinesisStreamSourceConfiguration.KinesisStreamARN).toEqual(
          stack.resolve(pipeline.dataStream.stream.streamArn),
        );
        expect(JSON.stringify(Properties)).toContain('PipelineTransform');
      }
    });

    test('names nothing that has to be unique in an account, besides what cannot be named otherwise', () => {
      for (const type of ['AWS::Kinesis::Stream', 'AWS::KinesisFirehose::DeliveryStream', 'AWS::S3::Bucket']) {
        const named = Object.values(template.findResources(type)).flatMap(({ Properties }) =>
          Object.keys(Properties).filter((key) => ['Name', 'DeliveryStreamName', 'BucketName'].includes(key)),
        );
        expect(named).toEqual([]);
      }
    });

    test('keeps objects under one key and logs access to them in one bucket', () => {
      const keys = Object.values(template.findResources('AWS::S3::Bucket')).flatMap(({ Properties }) =>
        Properties.BucketEncryption.ServerSideEncryptionConfiguration.map(
          (rule: { ServerSideEncryptionByDefault: { KMSMasterKeyID?: unknown } }) =>
            rule.ServerSideEncryptionByDefault.KMSMasterKeyID,
        ),
      );
      expect(new Set(keys.filter((key) => key !== undefined).map((key) => JSON.stringify(key))).size).toBe(1);
      template.resourcePropertiesCountIs('AWS::S3::Bucket', { LoggingConfiguration: Match.absent() }, 1);
    });

    test('puts the warehouse in public subnets, which hold nothing else', () => {
      const isPublic = { Ref: Match.stringLikeRegexp('^PipelineNetworkPublicSubnet') };
      template.hasResourceProperties('AWS::RedshiftServerless::Workgroup', {
        PubliclyAccessible: true,
        SubnetIds: [isPublic, isPublic, isPublic],
      });
      template.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { SubnetIds: Match.arrayWith([isPublic]) }, 0);
    });

    test('tells its alarms to one topic', () => {
      const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
      expect(alarms).toHaveLength(pipeline.monitoring?.alarms.length as number);
      for (const { Properties } of alarms) {
        expect(Properties.AlarmActions).toEqual([stack.resolve(pipeline.monitoring?.alarmTopic?.topic.topicArn)]);
      }
    });

    test('lets endpoints reach its stream, consumer, deliveries and buckets', () => {
      template.resourceCountIs('AWS::EC2::VPCEndpoint', 3);
      const policies = JSON.stringify(template.findResources('AWS::EC2::VPCEndpoint'));
      const { lakeDelivery, warehouseDelivery, processor } = pipeline;
      const buckets = [lakeDelivery?.lake.bucket, warehouseDelivery?.intermediateBucket, processor?.failureBucket];
      for (const bucket of buckets) expect(policies).toContain(JSON.stringify(stack.resolve(bucket?.bucketArn)));
      for (const delivery of [lakeDelivery, warehouseDelivery]) {
        expect(policies).toContain(JSON.stringify(stack.resolve(delivery?.deliveryStream.deliveryStreamArn)));
      }
      expect(policies).toContain(JSON.stringify(stack.resolve(pipeline.consumer?.consumerArn)));
    });

    test('stays far below the 500 resources of a stack', () => {
      expect(Object.keys(template.toJSON().Resources).length).toBeLessThanOrEqual(130);
    });
  });

  test('is the same under the recommended feature flags', () => {
    const flagged = synthesize(undefined, recommendedFlags).template.toJSON().Resources;
    expect(inAnyOrder(flagged)).toEqual(inAnyOrder(synthesize().template.toJSON().Resources));
  });

  test('stands twice in one stack', () => {
    const stack = new Stack(new App(), 'Stack');
    new LogAnalyticsPipeline(stack, 'Shop');
    new LogAnalyticsPipeline(stack, 'Blog');
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('is a data stream alone when each leg is left out', () => {
    const { pipeline, template } = synthesize(() => NOTHING);
    expect(resourceTypes(template)).toEqual(['AWS::KMS::Key', 'AWS::Kinesis::Stream']);
    expect(partsOf(pipeline)).toEqual(['dataStream']);
  });

  test('makes no VPC without a new warehouse', () => {
    const { template } = synthesize(() => ({ warehouse: WarehouseLeg.none() }));
    template.resourceCountIs('AWS::EC2::VPC', 0);
    template.resourceCountIs('AWS::KinesisFirehose::DeliveryStream', 1);
  });

  test('reads a stream that exists already', () => {
    const arn = 'arn:aws:kinesis:eu-central-1:111111111111:stream/access-logs';
    const { template } = synthesize((stack) => ({
      dataStream: DataStream.fromStream(stack, 'Stream', kinesis.Stream.fromStreamArn(stack, 'Existing', arn)),
    }));
    template.resourceCountIs('AWS::Kinesis::Stream', 0);
    template.allResourcesProperties('AWS::KinesisFirehose::DeliveryStream', {
      KinesisStreamSourceConfiguration: Match.objectLike({ KinesisStreamARN: arn }),
    });
  });

  test('reads a stream that was configured', () => {
    const capacity = StreamCapacity.provisioned(2);
    const { template } = synthesize((stack) => ({
      ...NOTHING,
      dataStream: new DataStream(stack, 'Stream', { capacity }),
    }));
    template.hasResourceProperties('AWS::Kinesis::Stream', { ShardCount: 2 });
    template.resourceCountIs('AWS::Kinesis::Stream', 1);
  });

  test('configures the traffic window', () => {
    const options = { window: Duration.minutes(5), metricNamespace: 'Shop' };
    const { template } = synthesize(() => ({ processing: ProcessingLeg.trafficWindow(options) }));
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { TumblingWindowInSeconds: 300 });
    const alarms = JSON.stringify(template.findResources('AWS::CloudWatch::Alarm'));
    expect(alarms).toContain('"Namespace":"Shop"');
    expect(alarms).not.toContain('KinesisPipelines');
  });

  test('processes with a function of its own', () => {
    const { pipeline, template, stack } = synthesize((stack) => ({
      processing: ProcessingLeg.handler(functionIn(stack), { batchSize: 100 }),
    }));
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 100,
      EventSourceArn: stack.resolve(pipeline.consumer?.consumerArn),
      DestinationConfig: { OnFailure: { Destination: stack.resolve(pipeline.processor?.failureBucket?.bucketArn) } },
    });
    expect(pipeline.trafficWindow).toBeUndefined();
  });

  test('shares a stream with another pipeline', () => {
    const { template } = synthesize((stack) => {
      const dataStream = new DataStream(stack, 'Stream');
      const props = { ...NOTHING, dataStream, processing: ProcessingLeg.trafficWindow() };
      new LogAnalyticsPipeline(stack, 'Other', props);
      return props;
    });
    for (const id of ['Other', 'Pipeline']) {
      const ConsumerName = Match.stringLikeRegexp(`^Stack-${id}-Consumer-`);
      template.hasResourceProperties('AWS::Kinesis::StreamConsumer', { ConsumerName });
    }
  });

  test('tells the reader what the stream takes', () => {
    const { stack } = synthesize((scope) => {
      const dataStream = new DataStream(scope, 'Stream', { maxRecordSize: Size.mebibytes(6) });
      return { ...NOTHING, dataStream, processing: ProcessingLeg.trafficWindow() };
    });
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Pipeline/Traffic/Processor',
      Match.stringLikeRegexp('the stream takes records of 6144 KiB, and Lambda passes on none above 4500 KiB'),
    );
  });

  test('starts to read, and keeps what fails, where it is told to', () => {
    const { template } = synthesize((stack) => {
      const startingPosition = StartingPosition.latest();
      const onFailure = new S3FailureDestination(s3.Bucket.fromBucketName(stack, 'Bucket', 'failures'));
      return { ...NOTHING, processing: ProcessingLeg.trafficWindow({ startingPosition, onFailure }) };
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'LATEST',
      DestinationConfig: { OnFailure: { Destination: Match.objectLike({ 'Fn::Join': Match.anyValue() }) } },
    });
    template.resourceCountIs('AWS::S3::Bucket', 0);
  });

  test('names its delivery streams, and copies as it is told', () => {
    const { template } = synthesize(() => ({
      lake: LakeLeg.delivery({ deliveryStreamName: 'to-lake' }),
      warehouse: WarehouseLeg.delivery({ deliveryStreamName: 'to-warehouse', copyOptions: { maxErrors: 5 } }),
    }));
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', { DeliveryStreamName: 'to-lake' });
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamName: 'to-warehouse',
      RedshiftDestinationConfiguration: { CopyCommand: { CopyOptions: Match.stringLikeRegexp(' MAXERROR 5$') } },
    });
  });

  test('delivers to a bucket that exists already', () => {
    const { template } = synthesize((stack) => ({
      ...NOTHING,
      lake: LakeLeg.delivery({
        lake: new DataLake(stack, 'Lake', { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'lake') }),
        bufferingInterval: Duration.minutes(10),
      }),
    }));
    template.resourceCountIs('AWS::S3::Bucket', 0);
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      ExtendedS3DestinationConfiguration: Match.objectLike({
        BucketARN: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::lake']] },
        BufferingHints: Match.objectLike({ IntervalInSeconds: 600 }),
      }),
    });
  });

  test('delivers to a warehouse that was configured', () => {
    const { pipeline, template, stack } = synthesize((stack) => {
      const access = WarehouseAccess.firehose();
      const warehouse = new Warehouse(stack, 'Own', { vpc: vpcIn(stack), access, baseCapacity: 16 });
      const intermediateBucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'intermediate');
      return { ...NOTHING, warehouse: WarehouseLeg.delivery({ warehouse, intermediateBucket }) };
    });
    expect(pipeline.warehouse?.node.path).toBe('Stack/Own');
    expect(pipeline.vpc).toBeUndefined();
    expect(stack.resolve(pipeline.warehouseDelivery?.intermediateBucket.bucketName)).toBe('intermediate');
    template.resourceCountIs('AWS::RedshiftServerless::Workgroup', 1);
  });

  test('transforms with a function that exists already', () => {
    const { pipeline, template, stack } = synthesize((stack) => ({
      ...NOTHING,
      lake: LakeLeg.delivery(),
      transform: functionIn(stack),
    }));
    expect(pipeline.transform?.node.path).toBe('Stack/Function');
    expect(JSON.stringify(template.findResources('AWS::KinesisFirehose::DeliveryStream'))).toContain(
      JSON.stringify(stack.resolve(pipeline.transform?.functionArn)),
    );
    template.resourceCountIs('AWS::Lambda::Function', 1);
  });

  test('puts the warehouse in a given VPC, and no endpoints that could cut off its other clients', () => {
    const { pipeline, template } = synthesize((stack) => ({ vpc: vpcIn(stack) }));
    template.resourceCountIs('AWS::EC2::VPC', 1);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
    expect(pipeline.vpc?.node.path).toBe('Stack/Vpc');
  });

  test('puts endpoints in a given VPC on request', () => {
    const { template } = synthesize((stack) => ({
      ...NOTHING,
      vpc: vpcIn(stack),
      network: NetworkLeg.endpoints({
        privateDnsEnabled: false,
        principals: EndpointPrincipals.organization('o-a1b2c3d4e5'),
      }),
    }));
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 1);
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      PrivateDnsEnabled: false,
      PolicyDocument: Match.objectLike({
        Statement: [Match.objectLike({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })],
      }),
    });
  });

  test.each([
    ['by default', undefined],
    ['on request', NetworkLeg.endpoints()],
  ])('shares the endpoints of another pipeline in the same VPC %s', (_, network) => {
    const { pipeline, template } = synthesize((stack) => {
      const vpc = vpcIn(stack);
      new LogAnalyticsPipeline(stack, 'Other', { ...NOTHING, vpc, network: NetworkLeg.endpoints() });
      return { ...NOTHING, vpc, network };
    });
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 1);
    expect(pipeline.endpoints?.node.path).toBe('Stack/Other/Endpoints');
    const policy = JSON.stringify(template.findResources('AWS::EC2::VPCEndpoint'));
    for (const id of ['OtherStream', 'PipelineStream']) expect(policy).toContain(`{"Fn::GetAtt":["${id}`);
  });

  test('makes a VPC without a way out for endpoints alone', () => {
    const { template } = synthesize(() => ({ ...NOTHING, network: NetworkLeg.endpoints() }));
    template.resourceCountIs('AWS::EC2::VPC', 1);
    template.resourceCountIs('AWS::EC2::InternetGateway', 0);
  });

  test.each([
    ['to Firehose only where an endpoint leads to Amazon S3', NetworkLeg.endpoints(), Match.absent(), Match.anyValue()],
    ['to all addresses where COPY has no other way to Amazon S3', NetworkLeg.none(), '0.0.0.0/0', Match.absent()],
  ])('routes the warehouse %s', (_, network, cidrBlock, prefixListId) => {
    const { template } = synthesize(() => ({ ...NOTHING, warehouse: WarehouseLeg.delivery(), network }));
    template.resourcePropertiesCountIs(
      'AWS::EC2::Route',
      { DestinationCidrBlock: cidrBlock, DestinationPrefixListId: prefixListId, GatewayId: Match.anyValue() },
      3,
    );
  });

  test('leaves the endpoints out on request', () => {
    const { template } = synthesize(() => ({ network: NetworkLeg.none() }));
    template.resourceCountIs('AWS::EC2::VPC', 1);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
  });

  test('tells its alarms to a topic that exists already', () => {
    const topicArn = 'arn:aws:sns:eu-central-1:111111111111:on-call';
    const { pipeline, template } = synthesize((stack) => ({
      monitoring: MonitoringLeg.alarms({
        actions: [new SnsAction(sns.Topic.fromTopicArn(stack, 'OnCall', topicArn))],
        serverErrorRate: 1,
        malformedRate: 2,
        utilization: 50,
        freshnessObjective: Duration.hours(2),
      }),
    }));
    template.resourceCountIs('AWS::SNS::Topic', 0);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [topicArn] });
    const thresholds = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
      ({ Properties }) => Properties.Threshold,
    );
    expect(thresholds).toEqual(expect.arrayContaining([1, 2, 50, 30_000, 7_200]));
    expect(pipeline.monitoring?.alarmTopic).toBeUndefined();
  });

  test('refuses a VPC that nothing would use', () => {
    expect(() => synthesize((stack) => ({ vpc: vpcIn(stack), warehouse: WarehouseLeg.none() }))).toThrow(
      'Stack/Pipeline: vpc must be left out where no new warehouse or VPC endpoint uses it, got Stack/Vpc',
    );
  });

  test('refuses a transformation that nothing would use', () => {
    expect(() => synthesize((stack) => ({ ...NOTHING, transform: functionIn(stack) }))).toThrow(
      'Stack/Pipeline: transform must be left out where no lake or warehouse uses it, got Stack/Function',
    );
  });
});
