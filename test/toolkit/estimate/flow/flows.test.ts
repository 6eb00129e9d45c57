import { bytesOfRecord, GIGABYTE, MONTH_SECONDS } from '../../../../toolkit/estimate/flow/traffic';
import { flowsOf, ON_DEMAND, type Resources, resourceIn, STREAM_ARN } from '../flows-of';

const S3 = 'ExtendedS3DestinationConfiguration';
const MONTH_DAYS = 730 / 24;
const processing = {
  ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'Lambda', Parameters: [] }] },
};
const reading = (destination: object = {}): Resources[string] => [
  'AWS::KinesisFirehose::DeliveryStream',
  { KinesisStreamSourceConfiguration: { KinesisStreamARN: STREAM_ARN }, [S3]: destination },
];
const mapping = (properties: object = {}): Resources[string] => [
  'AWS::Lambda::EventSourceMapping',
  { EventSourceArn: STREAM_ARN, FunctionName: { Ref: 'Handler' }, ...properties },
];

const PUTS = {
  Statement: [{ Action: 'firehose:PutRecordBatch', Resource: { 'Fn::GetAtt': ['Delivery', 'Arn'] } }],
};

describe('Flows', () => {
  test.each([
    ['none', 300, 1],
    ['lines', 25_600, 1],
    ['kpl', 25_600, 1],
    ['gzip', 25_600, 4],
  ] as const)('makes records of lines packed as %s', (packing, recordBytes, ratio) => {
    const flows = flowsOf({ Stream: ON_DEMAND }, { gigabytesPerDay: 10, packing, gzipRatio: 4 });
    const traffic = flows.into(resourceIn(flows, 'Stream'));
    expect(traffic.bytes / GIGABYTE).toBeCloseTo((10 * MONTH_DAYS) / ratio);
    expect(traffic.lines).toBeCloseTo((10 * MONTH_DAYS * GIGABYTE) / 300, 0);
    expect(bytesOfRecord(traffic)).toBeCloseTo(recordBytes);
  });

  test('splits lines over the streams they can enter by', () => {
    const flows = flowsOf({ A: ON_DEMAND, B: ON_DEMAND, Delivery: ['AWS::KinesisFirehose::DeliveryStream'] });
    expect(flows.entryPoints.map(({ logicalId }) => logicalId)).toEqual(['A', 'B', 'Delivery']);
    const [a, delivery] = ['A', 'Delivery'].map((id) => flows.into(resourceIn(flows, id)).lines);
    expect(a).toBe(delivery);
  });

  test('gives a delivery stream all that its data stream takes', () => {
    const flows = flowsOf({ Stream: ON_DEMAND, Delivery: reading() });
    expect(flows.into(resourceIn(flows, 'Delivery'))).toEqual(flows.into(resourceIn(flows, 'Stream')));
    expect(flows.entryPoints).toHaveLength(1);
  });

  test('makes rows of lines where a function processes them', () => {
    const flows = flowsOf({ Stream: ON_DEMAND, Plain: reading(), Rows: reading(processing) }, { rowRatio: 1.5 });
    const [plain, rows] = ['Plain', 'Rows'].map((id) => flows.delivered(resourceIn(flows, id)).bytes);
    expect((rows ?? 0) / (plain ?? 1)).toBeCloseTo(1.5);
  });

  test.each([
    ['its environment names it', { Environment: { Variables: { NAME: { Ref: 'Delivery' } } } }, {}],
    [
      'a policy of its role allows it',
      { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      {
        Role: ['AWS::IAM::Role'],
        Policy: ['AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }], PolicyDocument: PUTS }],
      },
    ],
    [
      'a managed policy names its role',
      { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      {
        Role: ['AWS::IAM::Role'],
        Policy: ['AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'Role' }], PolicyDocument: PUTS }],
      },
    ],
    [
      'its role names a managed policy',
      { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      {
        Role: ['AWS::IAM::Role', { ManagedPolicyArns: [{ Ref: 'Policy' }] }],
        Policy: ['AWS::IAM::ManagedPolicy', { PolicyDocument: PUTS }],
      },
    ],
  ] as const)('lets a function put rows into a delivery stream where %s', (_, properties, others) => {
    const flows = flowsOf({
      Stream: ON_DEMAND,
      Handler: ['AWS::Lambda::Function', properties],
      Mapping: mapping(),
      Delivery: ['AWS::KinesisFirehose::DeliveryStream', { [S3]: {} }],
      ...others,
    });
    const put = flows.into(resourceIn(flows, 'Delivery'));
    expect(put.lines).toBe(flows.into(resourceIn(flows, 'Stream')).lines);
    expect(bytesOfRecord(put)).toBeCloseTo(450);
  });

  test('packs what the prebuilt writer puts, as far as a batch goes', () => {
    const flows = flowsOf(
      {
        Stream: ON_DEMAND,
        Handler: [
          'AWS::Lambda::Function',
          { Environment: { Variables: { NAME: { Ref: 'Delivery' }, FORMAT: 'log-rows' } } },
        ],
        Mapping: mapping({ BatchSize: 10_000, MaximumBatchingWindowInSeconds: 5 }),
        Delivery: ['AWS::KinesisFirehose::DeliveryStream', { [S3]: {} }],
      },
      { gigabytesPerDay: 1_024, packing: 'lines' },
    );
    expect(bytesOfRecord(flows.into(resourceIn(flows, 'Delivery')))).toBeCloseTo(1_024_000, 0);
  });

  test.each([
    ['batches are full', {}, { gigabytesPerDay: 1_000 }, 0.01],
    ['time is up', { BatchSize: 10_000, MaximumBatchingWindowInSeconds: 10 }, { gigabytesPerDay: 1 }, undefined],
  ])('invokes a function when %s', (_, properties, workload, perRecord) => {
    const flows = flowsOf(
      { Stream: ON_DEMAND, Handler: ['AWS::Lambda::Function'], Mapping: mapping(properties) },
      workload,
    );
    const { count } = flows.invocationsOf(resourceIn(flows, 'Mapping'));
    const { records } = flows.into(resourceIn(flows, 'Stream'));
    // On demand, a stream has 4 shards at least.
    expect(count).toBeCloseTo(perRecord === undefined ? (4 * MONTH_SECONDS) / 10 : records * perRecord, 0);
  });
});
