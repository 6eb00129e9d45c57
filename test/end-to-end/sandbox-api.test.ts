import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { FirehoseClient, PutRecordCommand } from '@aws-sdk/client-firehose';
import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import {
  DescribeStatementCommand,
  ExecuteStatementCommand,
  GetStatementResultCommand,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { CLICKS_TEMPLATE } from './clicks-template';

const START = Date.UTC(2026, 5, 1, 12);

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await Sandbox.start({ template: CLICKS_TEMPLATE, clock: new VirtualClock(START) });
});

afterAll(() => sandbox.close());

/** What every SDK client needs to reach the sandbox. */
function settings(role?: string) {
  const { endpoint, region } = sandbox;
  return { endpoint, region, credentials: sandbox.credentials(role) };
}

function putClicks(...clicks: string[]) {
  const Records = clicks.map((click) => ({ Data: Buffer.from(click), PartitionKey: click }));
  return new KinesisClient(settings('Role')).send(new PutRecordsCommand({ StreamName: 'clicks', Records }));
}

async function recordsOf(stream: string): Promise<string[]> {
  const client = new KinesisClient(settings());
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamName: sandbox.ref(stream),
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON',
    }),
  );
  const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
  return Records.map(({ Data }) => Buffer.from(Data ?? []).toString());
}

describe('a sandbox on a template', () => {
  test('runs a function that uses an SDK client as it would on Lambda', async () => {
    await putClicks('one', 'two', 'three');
    await sandbox.clock.advance(2_000);

    expect(await recordsOf('Copies')).toEqual(['one', 'two', 'three']);
    const [run] = sandbox.invocations('Copy');
    expect(run).toMatchObject({
      event: { Records: [{}, {}, { kinesis: { partitionKey: 'three' } }] },
      response: { copied: 3 },
      failed: false,
    });
    expect(run?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(run?.time).toBeGreaterThanOrEqual(START);
    expect(run?.time).toBeLessThanOrEqual(START + 2_000);
  });

  test('has metrics, and the states of an alarm, from the outside too', async () => {
    await sandbox.clock.advance(60_000);
    const { MetricAlarms } = await new CloudWatchClient(settings()).send(
      new DescribeAlarmsCommand({ AlarmNames: ['many-clicks'] }),
    );
    await sandbox.clock.advance(10 * 60_000);

    const dimensions = { StreamName: 'clicks' };
    expect(sandbox.metric({ namespace: 'AWS/Kinesis', metricName: 'IncomingRecords', dimensions })).toEqual([
      { timestamp: START, value: 3 },
    ]);
    expect(MetricAlarms).toMatchObject([{ AlarmName: 'many-clicks', StateValue: 'ALARM' }]);
    expect(sandbox.alarm('ManyClicks')).toMatchObject({ state: 'OK', history: [{ to: 'ALARM' }, { to: 'OK' }] });
  });

  test('delivers what is put to a delivery stream when its buffering interval has passed', async () => {
    const record = { DeliveryStreamName: 'clicks-to-lake', Record: { Data: Buffer.from('kept\n') } };
    await new FirehoseClient(settings()).send(new PutRecordCommand(record));
    await sandbox.clock.advance(50_000);
    expect(sandbox.pending()).toEqual(['delivery stream clicks-to-lake holds 1 records']);
    expect(await sandbox.objects('Lake')).toEqual([]);

    await sandbox.clock.advance(11_000);
    expect(sandbox.pending()).toEqual([]);
    const [object] = await sandbox.objects('Lake', 'clicks/');
    expect((await sandbox.read('Lake', object?.key ?? '')).toString()).toBe('kept\n');
    const { Body } = await new S3Client({ ...settings(), forcePathStyle: true }).send(
      new GetObjectCommand({ Bucket: 'clicks-lake', Key: object?.key }),
    );
    expect(await Body?.transformToString()).toBe('kept\n');
  });

  test('invokes a function over HTTP', async () => {
    const response = await fetch(`${sandbox.endpoint}/2015-03-31/functions/${sandbox.ref('Copy')}/invocations`, {
      method: 'POST',
      body: '{"Records":[]}',
    });
    expect(await response.json()).toEqual({ copied: 0 });
  });

  test('keeps secrets', async () => {
    const { SecretString } = await new SecretsManagerClient(settings()).send(
      new GetSecretValueCommand({ SecretId: 'token' }),
    );
    expect(SecretString).toBe('open sesame');
  });

  test('runs a warehouse, which the Redshift Data API reaches too', async () => {
    const client = new RedshiftDataClient(settings());
    const run = (Sql: string) =>
      client.send(new ExecuteStatementCommand({ WorkgroupName: 'clicks', Database: 'clicks', Sql }));
    await run('create table seen (name varchar(10) encode zstd, times int) sortkey (name)');
    await sandbox.clock.advance(1_000);
    const { Id } = await run("insert into seen values ('one', 2)");
    await sandbox.clock.advance(1_000);

    expect((await client.send(new DescribeStatementCommand({ Id }))).Status).toBe('FINISHED');
    expect(await sandbox.query('select * from seen')).toEqual([{ name: 'one', times: 2 }]);

    const { Id: selected } = await run('select times from seen');
    await sandbox.clock.advance(1_000);
    expect((await client.send(new GetStatementResultCommand({ Id: selected }))).Records).toEqual([[{ longValue: 2 }]]);
  });

  test('makes a function fail, retries, and loses nothing', async () => {
    sandbox.inject({ type: 'function-fails', function: 'Copy', forMs: 30_000 });
    await putClicks('four');
    await sandbox.clock.advance(10_000);
    expect(sandbox.invocations('Copy').at(-1)).toMatchObject({ failed: true });

    const { pending } = await sandbox.drain();
    expect(pending).toEqual([]);
    expect(sandbox.invocations('Copy').at(-1)).toMatchObject({ response: { copied: 1 }, failed: false });
    expect(await recordsOf('Copies')).toEqual(['one', 'two', 'three', 'four']);
  });

  test('records what it does not run', () => {
    const { resources } = sandbox.deployment;
    expect(resources.filter(({ runs }) => !runs).map(({ logicalId }) => logicalId)).toEqual(['Fleet']);
  });

  test.each<[string, () => unknown, string]>([
    ['function', () => sandbox.invocations('Nobody'), 'there is no AWS::Lambda::Function named Nobody; there is: Copy'],
    [
      'alarm',
      () => sandbox.alarm('quiet'),
      'there is no AWS::CloudWatch::Alarm or AWS::CloudWatch::CompositeAlarm named quiet; there is: ManyClicks',
    ],
    ['role', () => sandbox.credentials('King'), 'there is no AWS::IAM::Role named King; there is: Role'],
    [
      'resource',
      () => sandbox.ref('Nothing'),
      expect.stringMatching(/^there is no resource named Nothing; there is: /),
    ],
  ])('says which %s there is', (_, ask, message) => {
    expect(ask).toThrow(expect.objectContaining({ message }));
  });
});
