import { estimate } from '../../../toolkit/estimate/estimate';
import { US_EAST_1 } from '../../../toolkit/estimate/price-table';
import { flowsOf, ON_DEMAND } from './flows-of';

describe('estimate', () => {
  test('adds up what everything costs, the dearest first, and per GB of lines', () => {
    const result = estimate(flowsOf({ Stream: ON_DEMAND, Key: ['AWS::KMS::Key'] }, { gigabytesPerDay: 10 }), US_EAST_1);
    const usds = result.charges.map(({ usd }) => usd);
    expect(usds).toEqual([...usds].sort((a, b) => b - a));
    expect(result.usd).toBeCloseTo(usds.reduce((a, b) => a + b));
    expect(result.usdPerRawGigabyte).toBeCloseTo((result.usd / 10 / 730) * 24);
    expect(result.charges.find(({ price }) => price === 'kms.key')).toMatchObject({
      component: 'KMS',
      usd: 1,
      quantity: 1,
      unit: 'key-month',
      verified: true,
      resource: { logicalId: 'Key', type: 'AWS::KMS::Key' },
    });
  });

  test('lets all delivery streams of an app share the tiers', () => {
    const delivery = ['AWS::KinesisFirehose::DeliveryStream', { ExtendedS3DestinationConfiguration: {} }] as const;
    const workload = { gigabytesPerDay: 1_024, lineBytes: 300, rowRatio: 1 };
    const ingest = (resources: Parameters<typeof flowsOf>[0]) =>
      estimate(flowsOf(resources, workload), US_EAST_1).charges.filter(({ price }) => price === 'firehose.ingest');
    const [one] = ingest({ Delivery: delivery });
    const two = ingest({ A: delivery, B: delivery });
    expect(two.map(({ usd }) => usd)).toEqual([
      expect.closeTo((one?.usd ?? 0) / 2),
      expect.closeTo((one?.usd ?? 0) / 2),
    ]);
    expect(one?.verified).toBe(false);
  });

  test('names what costs something and is not estimated, and nothing that is free', () => {
    const resources = {
      Topic: ['AWS::SNS::Topic'],
      Channel: ['AWS::Kinesis::Channel'],
      Server: ['AWS::EC2::Instance'],
      Role: ['AWS::IAM::Role'],
      Table: ['Custom::WarehouseTable'],
    } as const;
    const { notEstimated, usd } = estimate(flowsOf(resources), US_EAST_1);
    expect(usd).toBe(0);
    expect(notEstimated.map(({ logicalId, reason }) => [logicalId, reason])).toEqual([
      ['Topic', 'billed by use: notifications of alarms and failures'],
      ['Channel', 'no price of channels was found'],
      ['Server', 'not modelled'],
    ]);
  });

  test('warns of a stream that the peak does not fit into', () => {
    const stream = (ShardCount: number) => ['AWS::Kinesis::Stream', { ShardCount }] as const;
    const workload = { gigabytesPerDay: 1_024, packing: 'lines', peakToMean: 2 } as const;
    expect(estimate(flowsOf({ Stream: stream(24) }, workload), US_EAST_1).warnings).toEqual([
      'Shop/Stream: the peak needs 25 shards, it has 24: it would throttle',
    ]);
    expect(estimate(flowsOf({ Stream: stream(25) }, workload), US_EAST_1).warnings).toEqual([]);
    expect(estimate(flowsOf({ Stream: ON_DEMAND }, workload), US_EAST_1).warnings).toEqual([]);
  });
});
