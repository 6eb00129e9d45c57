import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeStreamSummaryCommand, KinesisClient, type StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { Sandbox, type StreamsOptions, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
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

async function deploy(streams?: StreamsOptions): Promise<void> {
  const app = new App({ outdir: join(folder, 'cdk.out') });
  const capacity = StreamCapacity.autoScaled({ maxShards: 16 });
  const { autoscaler } = new DataStream(new Stack(app, 'Logs'), 'Stream', { capacity });
  const schedule = ScheduleExpression.cron({ hour: '16', minute: '0' });
  autoscaler?.schedulePeak('Match', { schedule, duration: Duration.hours(2), minShards: 8 });
  const { directory: assembly } = app.synth();
  sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(START), streams });
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
    await deploy();
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
    await deploy();
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
    await deploy();
    await sandbox.clock.advance(4 * HOUR - MINUTE);
    expect(await openShards()).toBe(1);
    expect(await shardsEvery(MINUTE, 5)).toEqual([2, 4, 8, 8, 8]);
    await sandbox.clock.advance(2 * HOUR - 5 * MINUTE);
    expect(await openShards()).toBe(8);
    expect(await shardsEvery(MINUTE, 2)).toEqual([4, 4]);
  });

  test.each(['function-fails', 'function-throttled'] as const)(
    'has its peak later if %s as it begins',
    async (type) => {
      await deploy();
      await sandbox.clock.advance(4 * HOUR - MINUTE / 2);
      sandbox.inject({ type, function: 'Logs/Stream/Autoscaler/Function/Resource', forMs: 20 * MINUTE });
      await sandbox.clock.advance(20 * MINUTE);
      expect(await openShards()).toBe(1);
      await sandbox.clock.advance(5 * MINUTE);
      expect(await openShards()).toBe(8);
    },
  );

  test('has its peak later if it is being resharded as it begins', async () => {
    await deploy({ updatingMs: 10 * MINUTE });
    await sandbox.clock.advance(4 * HOUR - 5 * MINUTE);
    load(1.5);
    await sandbox.clock.advance(6 * MINUTE);
    expect(await summary()).toMatchObject({ StreamStatus: 'UPDATING', OpenShardCount: 2 });
    await sandbox.clock.advance(25 * MINUTE);
    expect(await openShards()).toBe(8);
  });

  test('grows when its function works again', async () => {
    await deploy();
    load(4.5);
    sandbox.inject({ type: 'function-fails', function: 'Logs/Stream/Autoscaler/Function/Resource', forMs: HOUR });
    await sandbox.clock.advance(HOUR - MINUTE);
    expect(await openShards()).toBe(1);
    expect(await shardsEvery(MINUTE, 4)).toEqual([2, 4, 6, 6]);
  });
});
