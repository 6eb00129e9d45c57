import { STREAM, streamRoom } from '../stream-room';

const ON_DEMAND = { StreamModeDetails: { StreamMode: 'ON_DEMAND' } };
const ADVANTAGE = { onDemandAdvantage: true };
const HOUR = 3_600_000;

const warm = (WarmThroughputMiBps: number) => ({ ...STREAM, WarmThroughputMiBps });

describe('UpdateStreamWarmThroughput', () => {
  test('gives the stream as many shards as MiB/s, while it is updating', async () => {
    const { call, summary, context } = streamRoom(ON_DEMAND, ADVANTAGE);
    call('UpdateStreamWarmThroughput', warm(10));
    expect(summary()).toMatchObject({
      StreamStatus: 'UPDATING',
      OpenShardCount: 10,
      WarmThroughput: { TargetMiBps: 10, CurrentMiBps: 10 },
    });
    await context.clock.advance(500);
    expect(summary().StreamStatus).toBe('ACTIVE');
  });

  test('gives back what is too much, but not what the last hour needs', async () => {
    const { room, call, summary, context } = streamRoom({ ...ON_DEMAND, WarmThroughputMiBps: 12 }, ADVANTAGE);
    const load = room.load('logs', () => ({ recordsPerSecond: 300, bytesPerSecond: 3 * 2 ** 20 }));
    await context.clock.advance(120_000);
    load.stop();
    call('UpdateStreamWarmThroughput', warm(4));
    expect(summary().OpenShardCount).toBe(6);
    await context.clock.advance(HOUR + 60_000);
    call('UpdateStreamWarmThroughput', warm(4));
    expect(summary().OpenShardCount).toBe(4);
  });

  test.each([
    [
      { ShardCount: 1 },
      10,
      'ValidationException: WarmThroughputMiBps needs a stream in ON_DEMAND mode, got PROVISIONED',
    ],
    [ON_DEMAND, 201, 'InvalidArgumentException: WarmThroughputMiBps must be at most 200 in us-east-1, got 201'],
    [
      ON_DEMAND,
      10_241,
      "ValidationException: 1 validation error detected: Value '10241' at 'warmThroughputMiBps' failed to satisfy constraint: Member must have value less than or equal to 10240",
    ],
  ])('refuses it for %j with %d', (input, mebibytes, message) => {
    const { failure } = streamRoom(input, { ...ADVANTAGE, onDemandMiBps: 200 });
    expect(failure('UpdateStreamWarmThroughput', warm(mebibytes))).toBe(message);
  });
});
