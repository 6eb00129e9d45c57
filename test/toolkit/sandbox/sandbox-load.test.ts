import { VirtualClock } from '../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../toolkit/sandbox/sandbox';
import type { SandboxOptions } from '../../../toolkit/sandbox/sandbox-options';

const HOUR_S = 3_600;

const TEMPLATE = {
  Resources: {
    Stream: {
      Type: 'AWS::Kinesis::Stream',
      Properties: { Name: 'logs', ShardCount: 16, DesiredShardLevelMetrics: ['IncomingRecords'] },
    },
  },
};

const TOO_MUCH = { recordsPerSecond: 17_600, bytesPerSecond: 1_760_000 };

let sandbox: Sandbox;

async function start(options: SandboxOptions = {}): Promise<void> {
  sandbox = await Sandbox.start({ template: TEMPLATE, clock: new VirtualClock(), ...options });
}

afterEach(() => sandbox.close());

describe('Sandbox.load', () => {
  test('is held to what the shards take, for as long as it lasts', async () => {
    await start();
    const load = sandbox.load('Stream', TOO_MUCH);
    await sandbox.clock.advance(HOUR_S * 1000 - 1);
    expect(load.accepted.records).toBe(HOUR_S * 16_000);
    expect(load.refused.records).toBe(HOUR_S * 1600);
  });

  test('is not throttled where the limits of streams are turned off', async () => {
    await start({ streams: { limits: false } });
    const load = sandbox.load('Stream', TOO_MUCH);
    await sandbox.clock.advance(999);
    expect([load.accepted.records, load.refused.records]).toEqual([17_600, 0]);
  });
});
