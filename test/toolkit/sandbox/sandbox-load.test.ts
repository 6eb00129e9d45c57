import { VirtualClock } from '../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../toolkit/sandbox/sandbox';

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

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await Sandbox.start({ template: TEMPLATE, clock: new VirtualClock() });
});

afterEach(() => sandbox.close());

describe('Sandbox.load', () => {
  test('goes through a day of 16 shards in seconds', async () => {
    const load = sandbox.load('Stream', { recordsPerSecond: 17_000, bytesPerSecond: 1_700_000 });
    const { user } = process.cpuUsage();
    await sandbox.clock.advance(DAY_S * 1000 - 1);
    expect((process.cpuUsage().user - user) / 1000).toBeLessThan(CPU_BOUND_MS);
    expect(load.accepted.records).toBe(DAY_S * 16_000);
    expect(load.refused.records).toBe(DAY_S * 1000);
  });
});

describe('SandboxOptions.streams', () => {
  test('turns the limits of streams off', async () => {
    const free = await Sandbox.start({ template: TEMPLATE, clock: new VirtualClock(), streams: { limits: false } });
    const load = free.load('Stream', { recordsPerSecond: 17_000, bytesPerSecond: 1_700_000 });
    await free.clock.advance(999);
    expect([load.accepted.records, load.refused.records]).toEqual([17_000, 0]);
    await free.close();
  });
});
