import { flowsOf, meteredOf, ON_DEMAND, type Resources, STREAM_ARN } from '../flows-of';

const MONTH_GIGABYTES = (1_024 * 730) / 24;
const TERABYTE = { gigabytesPerDay: 1_024 };

const inVpc: Resources = {
  Stream: ON_DEMAND,
  Handler: [
    'AWS::Lambda::Function',
    { VpcConfig: { SubnetIds: ['a'] }, Environment: { Variables: { NAME: { Ref: 'Delivery' } } } },
  ],
  Mapping: ['AWS::Lambda::EventSourceMapping', { EventSourceArn: STREAM_ARN, FunctionName: { Ref: 'Handler' } }],
  Delivery: ['AWS::KinesisFirehose::DeliveryStream', { ExtendedS3DestinationConfiguration: {} }],
};
const endpoint = (service: string, properties: object = {}): Resources[string] => [
  'AWS::EC2::VPCEndpoint',
  {
    VpcEndpointType: 'Interface',
    ServiceName: `com.amazonaws.us-east-1.${service}`,
    SubnetIds: ['a', 'b'],
    ...properties,
  },
];
const nat: Resources[string] = ['AWS::EC2::NatGateway'];

describe('NETWORK_METERS', () => {
  test('bills interface endpoints by zone, and what functions of the VPC put', () => {
    const flows = flowsOf({ ...inVpc, Endpoint: endpoint('kinesis-firehose') }, TERABYTE);
    const metered = meteredOf(flows, 'Endpoint');
    expect(metered['vpc.endpoint-zone-hour']).toBe(1_460);
    expect(metered['vpc.endpoint-data']).toBeCloseTo(MONTH_GIGABYTES * 1.5);
  });

  test('bills what producers put through the endpoint of streams only where they are in the VPC', () => {
    const resources = { Stream: ON_DEMAND, Endpoint: endpoint('kinesis-streams') };
    expect(meteredOf(flowsOf(resources, TERABYTE), 'Endpoint')['vpc.endpoint-data']).toBe(0);
    const metered = meteredOf(flowsOf(resources, { ...TERABYTE, producersInVpc: true }), 'Endpoint');
    expect(metered['vpc.endpoint-data']).toBeCloseTo(MONTH_GIGABYTES);
  });

  test('bills no gateway endpoint', () => {
    expect(meteredOf(flowsOf({ Endpoint: endpoint('s3', { VpcEndpointType: 'Gateway' }) }), 'Endpoint')).toEqual({});
  });

  test('takes what is put through the NAT gateways where there is no endpoint', () => {
    const through = flowsOf({ ...inVpc, A: nat, B: nat }, TERABYTE);
    expect(meteredOf(through, 'A')).toEqual({
      'vpc.nat-hour': 730,
      'vpc.nat-data': expect.closeTo((MONTH_GIGABYTES * 1.5) / 2),
    });
    const past = flowsOf({ ...inVpc, A: nat, Endpoint: endpoint('kinesis-firehose') }, TERABYTE);
    expect(meteredOf(past, 'A')['vpc.nat-data']).toBe(0);
  });
});

describe('REDSHIFT_METERS', () => {
  const warehouse = (interval: number | undefined, others: Resources = {}): Resources => ({
    Workgroup: ['AWS::RedshiftServerless::Workgroup', { BaseCapacity: 8, WorkgroupName: 'logs' }],
    Delivery: [
      'AWS::KinesisFirehose::DeliveryStream',
      {
        RedshiftDestinationConfiguration: {
          ClusterJDBCURL: 'jdbc:redshift://logs.111111111111.us-east-1.redshift-serverless.amazonaws.com:5439/db',
          S3Configuration: interval === undefined ? {} : { BufferingHints: { IntervalInSeconds: interval } },
        },
      },
    ],
    ...others,
  });

  test.each([
    [0, 8 * 730],
    [60, 8 * 730],
    [undefined, (8 * 730) / 5],
    [900, (8 * 730) / 15],
  ])('is awake for a minute at least when it is loaded every %s seconds', (interval, hours) => {
    expect(meteredOf(flowsOf(warehouse(interval)), 'Workgroup')['redshift.rpu-hour']).toBeCloseTo(hours);
  });

  test('never sleeps under streaming ingestion, which reads the stream', () => {
    const resources: Resources = {
      Stream: ON_DEMAND,
      Workgroup: ['AWS::RedshiftServerless::Workgroup', {}],
      View: ['Custom::StreamingIngestion', { StreamName: { Ref: 'Stream' } }],
    };
    const flows = flowsOf(resources, TERABYTE);
    expect(meteredOf(flows, 'Workgroup')['redshift.rpu-hour']).toBe(128 * 730);
    expect(meteredOf(flows, 'Workgroup')['redshift.storage']).toBeCloseTo((1_024 * 30) / 5);
    expect(meteredOf(flows, 'Stream')['streams.on-demand.retrieval']).toBeCloseTo(MONTH_GIGABYTES);
  });

  test('costs storage only where nothing loads it', () => {
    const resources: Resources = { Workgroup: ['AWS::RedshiftServerless::Workgroup', {}] };
    expect(meteredOf(flowsOf(resources), 'Workgroup')).toEqual({ 'redshift.rpu-hour': 0, 'redshift.storage': 0 });
  });
});

describe('METERS', () => {
  test.each([
    ['AWS::CloudWatch::Alarm', {}, { 'cloudwatch.alarm': 1 }],
    [
      'AWS::CloudWatch::Alarm',
      { Metrics: [{ MetricStat: {} }, { MetricStat: {} }, { Expression: 'a+b' }] },
      { 'cloudwatch.alarm': 2 },
    ],
    ['AWS::CloudWatch::Dashboard', {}, { 'cloudwatch.dashboard': 1 }],
    ['AWS::Logs::MetricFilter', { MetricTransformations: [{}, {}] }, { 'cloudwatch.metric': 2 }],
    ['AWS::KMS::Key', {}, { 'kms.key': 1 }],
    ['AWS::OpenSearchServerless::Collection', {}, { 'opensearch.ocu-hour': 1_460 }],
    ['AWS::KinesisAnalyticsV2::Application', {}, { 'flink.kpu-hour': 1_460 }],
    [
      'AWS::KinesisAnalyticsV2::Application',
      {
        ApplicationConfiguration: {
          FlinkApplicationConfiguration: { ParallelismConfiguration: { Parallelism: 5, ParallelismPerKPU: 2 } },
        },
      },
      { 'flink.kpu-hour': 4 * 730 },
    ],
  ])('bills %s with %j', (type, properties, metered) => {
    expect(meteredOf(flowsOf({ It: [type, properties] }), 'It')).toEqual(metered);
  });
});
