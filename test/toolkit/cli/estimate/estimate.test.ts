import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Terminal } from '../../../../toolkit/cli/command';
import { estimate } from '../../../../toolkit/cli/estimate/estimate';

const RESOURCES = {
  Stream: { Type: 'AWS::Kinesis::Stream', Properties: { StreamModeDetails: { StreamMode: 'ON_DEMAND' } } },
  Delivery: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: {
      KinesisStreamSourceConfiguration: { KinesisStreamARN: { 'Fn::GetAtt': ['Stream', 'Arn'] } },
      ExtendedS3DestinationConfiguration: {
        BufferingHints: { SizeInMBs: 128 },
        CompressionFormat: 'GZIP',
        DataFormatConversionConfiguration: { Enabled: true },
      },
    },
  },
  Topic: { Type: 'AWS::SNS::Topic', Metadata: { 'aws:cdk:path': 'Shop/<b>Topic</b>' } },
};

describe('kinesis-pipelines estimate', () => {
  let folder: string;
  let template: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'estimate-'));
    template = path.join(folder, 'Shop.json');
    writeFileSync(template, JSON.stringify({ Resources: RESOURCES }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function estimated(...args: string[]): Promise<{ code: number; text: string }> {
    let text = '';
    const stdout = { write: (part: string) => (text += part) } as unknown as NodeJS.WriteStream;
    return { code: await estimate.run([template, ...args], { stdout } as Terminal), text };
  }

  test('tells a month by component, what would save most, and what it leaves out', async () => {
    expect(await estimated('--gb-per-day', '100', '--packing', 'lines')).toEqual({
      code: 0,
      text: `Shop: $546.48 a month, $0.1797 per GB of lines

100 GB of lines a day, 300 bytes each, packed into records of 25600 bytes, the peak 2 times the mean

By component
      394.20  Data Streams  ($0.1296 per GB)
      142.96  Firehose  ($0.0470 per GB)
        9.32  S3  ($0.0031 per GB)

Charges of a dollar and more
      243.33  Shop/Stream: 3,042 x GB put, each record rounded up to 1 KB
      121.67  Shop/Stream: 3,042 x GB read at the shared throughput
       88.21  Shop/Delivery: 3,042 x GB taken in, each record rounded up to 5 KB
       54.75  Shop/Delivery: 3,042 x GB converted, each record rounded up to 5 KB *
       29.20  Shop/Stream: 730 x stream-hour
        9.20  Shop/Delivery: 400 x GB-month stored, Standard

What would save most, each after those before it
      434.81  let producers gzip the packed lines, as produce --gzip does: leaves $111.67
              readers have to inflate records, as the prebuilt handlers do; a processor of your own needs a buffer small enough for what comes out
       70.14  provision shards, and scale them with the traffic: leaves $41.53
              somebody has to know the least and the most that is put

Break-evens
  shards that follow the traffic are cheaper than on demand at any volume
  On-demand Advantage, a setting of the whole account, is cheaper than on demand without it from 840 GB a day
  Shop/Delivery: Parquet pays for itself when queries scan all data 44 times, against gzip'd JSON

Not estimated
  Shop/<b>Topic</b> (AWS::SNS::Topic): billed by use: notifications of alarms and failures

* at a price that no second source confirmed
`,
    });
  });

  test('prints the whole report as JSON, the same bytes each time', async () => {
    const { text } = await estimated('--format', 'json');
    expect((await estimated('--format', 'json')).text).toBe(text);
    expect(Object.keys(JSON.parse(text)).sort()).toEqual([
      ...['breakEvens', 'charges', 'components', 'notEstimated', 'prices', 'savings', 'stacks'],
      ...['usd', 'usdPerRawGigabyte', 'warnings', 'workload'],
    ]);
  });

  test('draws one HTML file, in which nothing of a template is markup', async () => {
    const { text } = await estimated('--format', 'html');
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).not.toMatch(/<b>|src=|href=/);
    expect(text).toContain('Shop/&#60;b&#62;Topic&#60;/b&#62;');
    expect(text).toContain('<td class="usd">29.20</td>');
  });

  test('calculates with the prices it is given', async () => {
    const prices = path.join(folder, 'prices.yaml');
    writeFileSync(prices, 'streams.on-demand.stream-hour: 1\n');
    expect((await estimated('--prices', prices)).text).toContain('      730.00  Shop/Stream: 730 x stream-hour\n');
  });

  test('says what is wrong with prices', async () => {
    const prices = path.join(folder, 'wrong.yaml');
    writeFileSync(prices, 'kms.key: free\n');
    await expect(estimated('--prices', prices)).rejects.toThrow(
      `--prices ${prices}: kms.key must be a number of USD from 0, got "free"`,
    );
  });
});
