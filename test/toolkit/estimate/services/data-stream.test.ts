import { flowsOf, meteredOf, ON_DEMAND, STREAM_ARN } from '../flows-of';

const TERABYTE = { gigabytesPerDay: 1_024 };
const MONTH_GIGABYTES = (1_024 * 730) / 24;
const consumer = ['AWS::Kinesis::StreamConsumer', { StreamARN: STREAM_ARN }] as const;
const delivery = [
  'AWS::KinesisFirehose::DeliveryStream',
  { KinesisStreamSourceConfiguration: { KinesisStreamARN: STREAM_ARN } },
] as const;
const provisioned = (properties: object = {}) =>
  ['AWS::Kinesis::Stream', { StreamModeDetails: { StreamMode: 'PROVISIONED' }, ...properties }] as const;

describe('STREAM_METERS', () => {
  test('rounds each record up to 1 KB on demand', () => {
    const single = meteredOf(flowsOf({ Stream: ON_DEMAND }, TERABYTE), 'Stream');
    expect(single['streams.on-demand.ingest']).toBeCloseTo((MONTH_GIGABYTES * 1_024) / 300);
    const packed = meteredOf(flowsOf({ Stream: ON_DEMAND }, { ...TERABYTE, packing: 'lines' }), 'Stream');
    expect(packed['streams.on-demand.ingest']).toBeCloseTo(MONTH_GIGABYTES);
    expect(packed['streams.on-demand.stream-hour']).toBe(730);
  });

  test('bills retrieval for each reader at the shared throughput, and each consumer apart', () => {
    const flows = flowsOf(
      { Stream: ON_DEMAND, A: delivery, B: delivery, Consumer: consumer },
      { ...TERABYTE, consumers: 1 },
    );
    expect(meteredOf(flows, 'Stream')['streams.on-demand.retrieval']).toBeCloseTo(3 * MONTH_GIGABYTES);
    expect(meteredOf(flows, 'Consumer')).toEqual({ 'streams.on-demand.fan-out': expect.closeTo(MONTH_GIGABYTES) });
  });

  test.each([
    [24, 0, 0],
    [168, 6 * 1_024, 0],
    [192, 6 * 1_024, 1_024],
  ])('bills %d hours of retention on demand', (hours, extended, longTerm) => {
    const stream = ['AWS::Kinesis::Stream', { ...ON_DEMAND[1], RetentionPeriodHours: hours }] as const;
    const metered = meteredOf(flowsOf({ Stream: stream }, TERABYTE), 'Stream');
    expect(metered['streams.on-demand.retention']).toBeCloseTo(extended);
    expect(metered['streams.on-demand.long-term-retention']).toBeCloseTo(longTerm);
  });

  test('bills the shards that a template gives, their retention and the units put', () => {
    const stream = provisioned({ ShardCount: 10, RetentionPeriodHours: 168 });
    const flows = flowsOf({ Stream: stream, Consumer: consumer }, { ...TERABYTE, packing: 'lines' });
    const metered = meteredOf(flows, 'Stream');
    expect(metered).toMatchObject({
      'streams.provisioned.shard-hour': 7_300,
      'streams.provisioned.retention-shard-hour': 7_300,
    });
    expect(metered['streams.provisioned.put-unit']).toBeCloseTo((MONTH_GIGABYTES * 2 ** 30) / 25_600, 0);
    expect(meteredOf(flows, 'Consumer')['streams.provisioned.fan-out-shard-hour']).toBe(7_300);
  });

  test("takes half as many shards again as the mean needs where their number is not the template's", () => {
    const stream = provisioned({ ShardCount: { 'Fn::GetAtt': ['Shards', 'Count'] } });
    const flows = flowsOf({ Stream: stream, Shards: ['Custom::LiveShardCount'] }, { ...TERABYTE, packing: 'lines' });
    const needed = 2 ** 40 / 86_400 / 2 ** 20;
    expect(meteredOf(flows, 'Stream')['streams.provisioned.shard-hour']).toBeCloseTo(needed * 1.5 * 730);
  });

  test('bills what the account has committed to with On-demand Advantage', () => {
    const stream = ['AWS::Kinesis::Stream', { ...ON_DEMAND[1], WarmThroughputMiBps: 10 }] as const;
    const committed = (25 / 1_024) * 730 * 3_600;
    const metered = meteredOf(flowsOf({ Stream: stream, Consumer: consumer }, { gigabytesPerDay: 1 }), 'Stream');
    expect(metered['streams.advantage.ingest']).toBeCloseTo(committed);
    expect(metered['streams.advantage.retrieval']).toBeCloseTo(committed);
    const flows = flowsOf({ Stream: ON_DEMAND, Consumer: consumer }, { onDemandAdvantage: true });
    expect(meteredOf(flows, 'Consumer')).toEqual({});
    expect(meteredOf(flows, 'Stream')['streams.on-demand.ingest']).toBeUndefined();
  });

  test.each([
    [['IncomingBytes', 'IncomingRecords'], 20],
    [['ALL'], 70],
    [[], 0],
  ])('bills the shard-level metrics %j', (DesiredShardLevelMetrics, metrics) => {
    const stream = provisioned({ ShardCount: 10, DesiredShardLevelMetrics });
    expect(meteredOf(flowsOf({ Stream: stream }), 'Stream')['cloudwatch.shard-metric']).toBe(metrics);
  });

  test('asks KMS for data keys only where the stream has a key', () => {
    const encrypted = provisioned({ ShardCount: 1, StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/own' } });
    expect(meteredOf(flowsOf({ Stream: encrypted, Delivery: delivery }), 'Stream')['kms.request']).toBe(2 * 12 * 730);
    expect(meteredOf(flowsOf({ Stream: provisioned({ ShardCount: 1 }) }), 'Stream')['kms.request']).toBeUndefined();
  });
});
