import { breakEvens } from '../../../toolkit/estimate/break-evens';
import { US_EAST_1 } from '../../../toolkit/estimate/price-table';
import { flowsOf, ON_DEMAND, type Resources } from './flows-of';

const found = (resources: Resources, workload: Parameters<typeof flowsOf>[1] = {}, prices = US_EAST_1) =>
  Object.fromEntries(breakEvens(flowsOf(resources, workload), prices).map(({ id, text }) => [id, text]));

describe('breakEvens', () => {
  test('finds the volume from which shards are cheaper', () => {
    // A shard is 10.95 a month, and an hour of a stream here as much as that of a shard: then volume decides.
    const prices = US_EAST_1.with('test', { 'streams.on-demand.stream-hour': 0.005, 'streams.on-demand.ingest': 0.1 });
    const { 'capacity-mode': text = '' } = found({ Stream: ON_DEMAND }, { packing: 'lines' }, prices);
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
    const { 'capacity-mode': told } = found({ Stream: ON_DEMAND }, {}, US_EAST_1.with('test', overrides));
    expect(told).toBe(text);
  });

  test('finds the volume from which an account pays less with On-demand Advantage', () => {
    // 25 MiB a second put and read, a month, at 0.032 and 0.016 USD a GB, against 29.20 and 0.08 for each GB.
    const volume = ((25 / 1_024) * 730 * 3_600 * 0.048 - 29.2) / 0.08 / (730 / 24);
    expect(found({ Stream: ON_DEMAND }, { packing: 'lines' })['on-demand-advantage']).toBe(
      `On-demand Advantage, a setting of the whole account, is cheaper than on demand without it from ${Number(volume.toPrecision(2)).toLocaleString('en-US')} GB a day`,
    );
  });

  test('knows of no on-demand stream where shards are provisioned', () => {
    const { 'on-demand-advantage': text } = found({ Stream: ['AWS::Kinesis::Stream', { ShardCount: 1 }] });
    expect(text).toBeUndefined();
  });

  test('says what a COPY costs at other intervals', () => {
    const resources: Resources = {
      Workgroup: ['AWS::RedshiftServerless::Workgroup', { BaseCapacity: 8, WorkgroupName: 'logs' }],
      Delivery: [
        'AWS::KinesisFirehose::DeliveryStream',
        { RedshiftDestinationConfiguration: { ClusterJDBCURL: 'jdbc:redshift://logs.x:5439/db', S3Configuration: {} } },
      ],
    };
    expect(found(resources)).toEqual({
      'copy-interval': 'the warehouse costs a month to load: every 60 s $2190, every 300 s $438, every 900 s $146',
    });
  });

  test('says how many scans pay for conversion', () => {
    const configuration = { DataFormatConversionConfiguration: { Enabled: true } };
    const resources: Resources = {
      Delivery: ['AWS::KinesisFirehose::DeliveryStream', { ExtendedS3DestinationConfiguration: configuration }],
    };
    // 0.018 a GB of lines, against 5 USD for 85 % of a TB of JSON that is 10 times smaller.
    const scans = Math.ceil(0.018 / (((5 / 1_024) * 0.85) / 10));
    expect(found(resources, { packing: 'lines' })).toEqual({
      parquet: `Shop/Delivery: Parquet pays for itself when queries scan all data ${scans} times, against gzip'd JSON`,
    });
  });
});
