import { breakEvens } from '../../../toolkit/estimate/break-evens';
import { US_EAST_1 } from '../../../toolkit/estimate/price-table';
import { flowsOf, ON_DEMAND, type Resources } from './flows-of';

const texts = (resources: Resources, workload: Parameters<typeof flowsOf>[1] = {}, prices = US_EAST_1) =>
  breakEvens(flowsOf(resources, workload), prices).map(({ text }) => text);

describe('breakEvens', () => {
  test('finds the volume from which shards are cheaper', () => {
    // A shard is 10.95 a month, and an hour of a stream here as much as that of a shard: then volume decides.
    const prices = US_EAST_1.with('test', { 'streams.on-demand.stream-hour': 0.005, 'streams.on-demand.ingest': 0.1 });
    const [text = ''] = texts({ Stream: ON_DEMAND }, { packing: 'lines' }, prices);
    const [, volume] = /from ([\d.]+) GB a day$/.exec(text) ?? [];
    // 7.30 a month and 0.1 a GB, against 10.95 and 0.014 for a million units of 25 KB.
    expect(Number(volume)).toBeCloseTo((10.95 - 3.65) / (0.1 - (2 ** 30 / 25_600) * 0.000000014) / (730 / 24), 1);
  });

  test.each([
    [
      { 'streams.on-demand.ingest': 0, 'streams.on-demand.stream-hour': 0 },
      'on demand is cheaper than shards that follow the traffic at any volume',
    ],
    [{ 'streams.on-demand.stream-hour': 9 }, 'shards that follow the traffic are cheaper than on demand at any volume'],
  ])('says so where %j decides at any volume', (overrides, text) => {
    expect(texts({ Stream: ON_DEMAND }, {}, US_EAST_1.with('test', overrides))).toEqual([text]);
  });

  test('says what a COPY costs at other intervals', () => {
    const resources: Resources = {
      Workgroup: ['AWS::RedshiftServerless::Workgroup', { BaseCapacity: 8, WorkgroupName: 'logs' }],
      Delivery: [
        'AWS::KinesisFirehose::DeliveryStream',
        { RedshiftDestinationConfiguration: { ClusterJDBCURL: 'jdbc:redshift://logs.x:5439/db', S3Configuration: {} } },
      ],
    };
    expect(texts(resources)).toEqual([
      'the warehouse costs a month to load: every 60 s $2190, every 300 s $438, every 900 s $146',
    ]);
  });

  test('says how many scans pay for conversion', () => {
    const configuration = { DataFormatConversionConfiguration: { Enabled: true } };
    const resources: Resources = {
      Delivery: ['AWS::KinesisFirehose::DeliveryStream', { ExtendedS3DestinationConfiguration: configuration }],
    };
    // 0.018 a GB of lines, against 5 USD for 85 % of a TB of JSON that is 4.6 times smaller.
    const scans = Math.ceil(0.018 / (((5 / 1_024) * 0.85) / 4.6));
    expect(texts(resources, { packing: 'lines' })).toEqual([
      `Shop/Delivery: Parquet pays for itself when queries scan all data ${scans} times, against gzip'd JSON`,
    ]);
  });
});
