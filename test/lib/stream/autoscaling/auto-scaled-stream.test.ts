import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeStreamSummaryCommand, KinesisClient, type StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { DataStream, ShardMetric, StreamCapacity } from '../../../../lib';

jest.setTimeout(120_000);

const START = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SHARD_BYTES = 1_048_576;
const STREAM = 'Logs/Stream/Resource';

let folder: string;
let sandbox: Sandbox;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'autoscaling-'));
});

afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Deploys the stream to a sandbox, which is the same one each time within a test. */
async function deploy(now: number, retentionPeriod = Duration.hours(24)): Promise<void> {
  const app = new App({ outdir: join(folder, `cdk.out-${now}`) });
  const capacity = StreamCapacity.autoScaled({ maxShards: 16 });
  const { autoscaler } = new DataStream(new Stack(app, 'Logs'), 'Stream', { capacity, retentionPeriod });
  const schedule = ScheduleExpression.cron({ hour: '16', minute: '0' });
  autoscaler?.schedulePeak('Match', { schedule, duration: Duration.hours(2), minShards: 8 });
  const { directory: assembly } = app.synth();
  sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(now), dataDir: join(folder, 'data') });
}

function load(shards: number) {
  return sandbox.load(STREAM, { bytesPerSecond: shards * SHARD_BYTES, recordsPerSecond: shards * 40 });
}

async function summary(): Promise<StreamDescriptionSummary | undefined> {
  const { endpoint, region } = sandbox;
  const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
  const StreamName = sandbox.ref(STREAM);
  const { StreamDescriptionSummary } = await client.send(new DescribeStreamSummaryCommand({ StreamName }));
  client.destroy();
  return StreamDescriptionSummary;
}

async function openShards(): Promise<number | undefined> {
  return (await summary())?.OpenShardCount;
}

/** Open shards after each of so many intervals. */
async function shardsEvery(interval: number, times: number): Promise<(number | undefined)[]> {
  const shards = [];
  for (let i = 0; i < times; i++) {
    await sandbox.clock.advance(interval);
    shards.push(await openShards());
  }
  return shards;
}

describe('an auto-scaled stream', () => {
  test('doubles until it takes its traffic, and shrinks back when there is none', async () => {
    await deploy(START);
    const traffic = load(4.5);
    expect(await shardsEvery(MINUTE, 6)).toEqual([2, 4, 6, 6, 6, 6]);
    const { refused } = traffic;
    await sandbox.clock.advance(MINUTE);
    expect(traffic.refused).toEqual(refused);
    expect(sandbox.alarm('Logs/Stream/Autoscaler/ScaleOutAlarm/Resource').state).toBe('OK');

    traffic.stop();
    expect(await shardsEvery(30 * MINUTE, 4)).toEqual([3, 2, 1, 1]);
  });

  test('tells of its decisions', async () => {
    await deploy(START);
    load(30);
    await sandbox.clock.advance(10 * MINUTE);
    const [missing] = sandbox.metric({
      namespace: 'KinesisPipelines',
      metricName: ShardMetric.MISSING_SHARDS,
      dimensions: { StreamName: sandbox.ref(STREAM) },
      statistic: 'Maximum',
      period: 3_600,
    });
    expect(await openShards()).toBe(16);
    expect(missing?.value).toBeGreaterThan(20);
  });

  test('is ready for a known peak, and takes back its shards afterwards', async () => {
    await deploy(START);
    await sandbox.clock.advance(4 * HOUR - MINUTE);
    expect(await openShards()).toBe(1);
    expect(await shardsEvery(MINUTE, 5)).toEqual([2, 4, 8, 8, 8]);
    await sandbox.clock.advance(2 * HOUR - 5 * MINUTE);
    expect(await openShards()).toBe(8);
    expect(await shardsEvery(MINUTE, 2)).toEqual([4, 4]);
  });

  test('keeps its shards when it is deployed again with another property', async () => {
    await deploy(START);
    load(4.5);
    await sandbox.clock.advance(6 * MINUTE);
    expect(await openShards()).toBe(6);
    const now = sandbox.clock.now();
    await sandbox.close();

    await deploy(now, Duration.hours(48));
    expect(await summary()).toMatchObject({ OpenShardCount: 6, RetentionPeriodHours: 48 });
  });
});
