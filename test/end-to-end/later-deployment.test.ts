import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import type { CfnStream } from 'aws-cdk-lib/aws-kinesis';
import { App, CfnParameter, Stack } from 'aws-cdk-lib/core';
import { DataStream, StreamCapacity } from 'cdk-kinesis-pipelines';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { temporaryFolder } from '../toolkit/sandbox/context';

jest.setTimeout(120_000);

const START = Date.UTC(2026, 5, 1, 12);
const MINUTE_MS = 60_000;
const STREAM = 'Clicks/Stream/Resource';
/** The function that counts shards waits, in real time, for a stream that is being resharded. */
const AT_ONCE = { updatingMs: 0 };
const TRAFFIC = { bytesPerSecond: 5.5 * 2 ** 20, recordsPerSecond: 220 };

interface Settings {
  readonly hours?: number;
  /** The hours are in the template, or the default of a parameter. */
  readonly parameter?: boolean;
  readonly shardCount?: number;
}

function assemblyOf({ hours = 24, parameter = false, shardCount }: Settings): string {
  const stack = new Stack(new App({ outdir: temporaryFolder() }), 'Clicks');
  const { stream } = new DataStream(stack, 'Stream', {
    capacity: StreamCapacity.autoScaled({ minShards: 2, maxShards: 16 }),
  });
  const resource = stream.node.defaultChild as CfnStream;
  const value = () => new CfnParameter(stack, 'Hours', { type: 'Number', default: hours }).valueAsNumber;
  resource.retentionPeriodHours = parameter ? value() : hours;
  if (shardCount !== undefined) resource.shardCount = shardCount;
  return (stack.node.root as App).synth().directory;
}

/** One deployment after the other to the same account; between them, traffic grows the stream. */
class Account {
  private readonly dataDir = temporaryFolder();
  private now = START;

  /** What the stream is after the deployment, and after minutes of traffic. */
  async deploy(settings: Settings, minutes = 0) {
    const clock = new VirtualClock(this.now);
    const sandbox = await Sandbox.start({
      assembly: assemblyOf(settings),
      clock,
      dataDir: this.dataDir,
      streams: AT_ONCE,
    });
    try {
      const deployed = await summaryOf(sandbox);
      if (minutes > 0) sandbox.load(STREAM, TRAFFIC);
      await sandbox.clock.advance(minutes * MINUTE_MS);
      return { deployed, later: await summaryOf(sandbox) };
    } finally {
      this.now = sandbox.clock.now();
      await sandbox.close();
    }
  }
}

async function summaryOf(sandbox: Sandbox) {
  const { endpoint, region } = sandbox;
  const kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
  const { StreamDescriptionSummary: summary } = await kinesis.send(
    new DescribeStreamSummaryCommand({ StreamName: sandbox.ref(STREAM) }),
  );
  kinesis.destroy();
  return { shards: summary?.OpenShardCount, hours: summary?.RetentionPeriodHours };
}

describe('a stream that has grown', () => {
  let account: Account;

  beforeEach(() => {
    account = new Account();
  });

  test('keeps its shards when a later deployment changes the stream, and when that is taken back', async () => {
    expect(await account.deploy({}, 10)).toEqual({
      deployed: { shards: 2, hours: 24 },
      later: { shards: 8, hours: 24 },
    });
    expect((await account.deploy({ hours: 48 })).deployed).toEqual({ shards: 8, hours: 48 });
    expect((await account.deploy({ hours: 24 })).deployed).toEqual({ shards: 8, hours: 24 });
  });

  test('keeps its shards when only the value of a parameter changes', async () => {
    await account.deploy({ parameter: true }, 10);
    expect((await account.deploy({ parameter: true, hours: 48 })).deployed).toEqual({ shards: 8, hours: 48 });
  });

  test('keeps its shards when nothing changes', async () => {
    await account.deploy({}, 10);
    expect((await account.deploy({})).deployed).toEqual({ shards: 8, hours: 24 });
  });

  test('would be set back by a shard count in the template', async () => {
    expect((await account.deploy({ shardCount: 2 }, 10)).later).toEqual({ shards: 8, hours: 24 });
    expect((await account.deploy({ shardCount: 2, hours: 48 })).deployed).toEqual({ shards: 2, hours: 48 });
  });
});
