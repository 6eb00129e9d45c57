import { FirehoseClient } from '@aws-sdk/client-firehose';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { BucketSource } from '../../../../lambda/shared/redrive/bucket-source';
import { DeliveryTarget } from '../../../../lambda/shared/redrive/delivery-target';
import { Pace } from '../../../../lambda/shared/redrive/pace';
import { redrive } from '../../../../lambda/shared/redrive/redrive';
import { Unredrivable } from '../../../../lambda/shared/redrive/unredrivable';

const Resources = {
  Lake: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'lake' } },
  Events: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: {
      DeliveryStreamName: 'events',
      ExtendedS3DestinationConfiguration: {
        BucketARN: 'arn:aws:s3:::lake',
        RoleARN: 'arn:aws:iam::123456789012:role/firehose',
        Prefix: 'events/',
        BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
      },
    },
  },
};
const KEY = 'errors/processing-failed/events-1-2026-06-01-11-00-00-22222222-2222-2222-2222-222222222222';

let sandbox: Sandbox;
let firehose: FirehoseClient;
let s3: S3Client;

beforeEach(async () => {
  sandbox = await Sandbox.start({ template: { Resources }, clock: new VirtualClock(Date.UTC(2026, 5, 1, 12)) });
  const { endpoint, region } = sandbox;
  const client = { endpoint, region, credentials: sandbox.credentials(), maxAttempts: 1 };
  firehose = new FirehoseClient(client);
  s3 = new S3Client({ ...client, forcePathStyle: true });
});

afterEach(() => sandbox.close());

async function putErrors(records: readonly string[], key = KEY): Promise<void> {
  const lines = records.map((data) =>
    JSON.stringify({ rawData: Buffer.from(data).toString('base64'), errorCode: 'x' }),
  );
  await s3.send(new PutObjectCommand({ Bucket: 'lake', Key: key, Body: lines.join('\n') }));
}

function run(run = 'one', deliveryStreamName = 'events') {
  const source = new BucketSource(s3, { bucket: 'lake', prefix: 'errors/' }, { run, now: () => sandbox.clock.now() });
  const target = new DeliveryTarget(firehose, deliveryStreamName, { pause: async () => {} });
  return redrive(source, target, { pace: new Pace() });
}

async function keys(Prefix: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'lake', Prefix }));
  return Contents.map(({ Key = '' }) => Key);
}

async function delivered(): Promise<string> {
  await sandbox.clock.advance(120_000);
  const objects = await sandbox.objects('lake', 'events/');
  const bodies = await Promise.all(objects.map(({ key }) => sandbox.read('lake', key)));
  return bodies.map(String).join('');
}

describe('DeliveryTarget', () => {
  test('puts the records of error objects into the delivery stream, once', async () => {
    const records = Array.from({ length: 1_200 }, (_, i) => `record ${i};`);
    await putErrors(records);
    expect(await run()).toMatchObject({ batches: { redriven: 1, left: 0 }, records: { redriven: 1_200, failed: 0 } });
    expect(await run('two')).toMatchObject({ batches: { redriven: 0, left: 0 } });
    expect(await keys('errors/')).toEqual([]);
    expect(await keys('redrive/')).toEqual([`redrive/done/${KEY}`, `redrive/journal/${KEY}`]);
    expect(await delivered()).toBe(records.join(''));
  });

  test('leaves alone, and names, what is too large for it', async () => {
    await putErrors(['small', 'x'.repeat(1_024_001)]);
    const report = await run();
    expect(report).toMatchObject({ records: { redriven: 1, failed: 1 }, batches: { left: 1 } });
    expect(report.remarks[0]?.message).toBe('1 of its 2 records failed again: TooLarge');
    expect(await keys('errors/')).toEqual([KEY]);
    expect(await run('two')).toMatchObject({ records: { redriven: 0, failed: 1 } });
    expect(await delivered()).toBe('small');
  });

  test('ends with what is wrong where the delivery stream is missing', async () => {
    await putErrors(['one']);
    expect((await run('one', 'nothing')).error).toMatch(/^Error: ResourceNotFoundException: /);
    expect(await keys('errors/')).toEqual([KEY]);
  });

  test('refuses records of which some were processed', () => {
    const batch = { condition: '', event: { Records: [] }, expired: 0, surplus: 3 };
    expect(() => new DeliveryTarget(firehose, 'events').accept(batch)).toThrow(
      new Unredrivable(
        'not for this target',
        'its range of the shard holds 3 more records than failed: they would be put twice',
      ),
    );
  });

  test('ends no window', async () => {
    expect(await new DeliveryTarget(firehose, 'events').endWindow()).toBe(false);
  });
});
