import { VirtualClock } from '../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../toolkit/sandbox/sandbox';
import type { SandboxOptions } from '../../../toolkit/sandbox/sandbox-options';

const DAY_S = 86_400;
const CPU_BOUND_MS = 20_000;

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
  test('goes through a day of 16 shards in seconds', async () => {
    await start();
    const load = sandbox.load('Stream', TOO_MUCH);
    const { user } = process.cpuUsage();
    await sandbox.clock.advance(DAY_S * 1000 - 1);
    expect((process.cpuUsage().user - user) / 1000).toBeLessThan(CPU_BOUND_MS);
    expect(load.accepted.records).toBe(DAY_S * 16_000);
    expect(load.refused.records).toBe(DAY_S * 1600);
  });

  test('is not throttled where the limits of streams are turned off', async () => {
    await start({ streams: { limits: false } });
    const load = sandbox.load('Stream', TOO_MUCH);
    await sandbox.clock.advance(999);
    expect([load.accepted.records, load.refused.records]).toEqual([17_600, 0]);
  });
});
