import { AwsError } from '../../../../../toolkit/sandbox/kernel/aws-error';
import { until } from '../../../../../toolkit/sandbox/kernel/fault-point';
import type { LoadOptions } from '../../../../../toolkit/sandbox/streams/load/background-load';
import type { LoadRate } from '../../../../../toolkit/sandbox/streams/load/load-rate';
import { STREAM, shardRoom, streamRoom } from '../stream-room';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const RECORD = 100;

function rate(recordsPerSecond: number, bytes = RECORD): LoadRate {
  return { recordsPerSecond, bytesPerSecond: recordsPerSecond * bytes };
}

/** A stream under a load, and what its metrics add up to. */
function underLoad(input: object, curve: LoadRate | ((time: number) => LoadRate), options?: LoadOptions) {
  const test = streamRoom(input);
  const load = test.room.load('logs', typeof curve === 'function' ? curve : () => curve, options);
  const sum = (name: string, shardId?: string): number =>
    test.samples
      .filter((sample) => sample.name === name && sample.dimensions.ShardId === shardId)
      .reduce((total, { value }) => total + value, 0);
  return { ...test, load, sum, advance: (seconds: number) => test.context.clock.advance(seconds * SECOND - 1) };
}

describe('BackgroundLoad', () => {
  test('is counted second by second while the shards let it through', async () => {
    const { load, sum, advance } = underLoad({ ShardCount: 2 }, rate(2000));
    await advance(60);
    expect(load.accepted).toEqual({ records: 120_000, bytes: 12_000_000 });
    expect(load.refused).toEqual({ records: 0, bytes: 0 });
    expect([sum('IncomingRecords'), sum('IncomingBytes')]).toEqual([120_000, 12_000_000]);
    expect(sum('WriteProvisionedThroughputExceeded')).toBe(0);
  });

  test('is throttled beyond 1,000 records per second and shard', async () => {
    const { load, sum, advance } = underLoad({ ShardCount: 2 }, rate(2500));
    await advance(60);
    expect(load.accepted.records).toBe(120_000);
    expect(load.refused).toEqual({ records: 30_000, bytes: 3_000_000 });
    expect(sum('WriteProvisionedThroughputExceeded')).toBe(30_000);
    expect(sum('PutRecords.ThrottledRecords')).toBe(30_000);
    expect([sum('PutRecords.TotalRecords'), sum('PutRecords.SuccessfulRecords')]).toEqual([150_000, 120_000]);
  });

  test('is throttled beyond 1 MiB per second and shard', async () => {
    const { load, advance } = underLoad({ ShardCount: 1 }, rate(8, 2 ** 18));
    await advance(60);
    expect(load.accepted.bytes).toBe(60 * 2 ** 20);
    expect(load.refused.bytes).toBe(60 * 2 ** 20);
  });

  test('shares the limits with records that are really put', async () => {
    const { put, room, context } = shardRoom();
    room.load('logs', () => rate(1000));
    await context.clock.advance(0);
    expect(() => put('one more')).toThrow(/^Rate exceeded for shard/);
  });

  test('stores nothing', async () => {
    const { texts, room, context } = shardRoom();
    room.load('logs', () => rate(10));
    await context.clock.advance(SECOND);
    expect(texts('TRIM_HORIZON')).toEqual([]);
  });

  test('puts a part on one shard, and the rest evenly', async () => {
    const { sum, call, advance } = underLoad({ ShardCount: 4 }, rate(1000), { hotShare: 0.6 });
    call('EnableEnhancedMonitoring', { ...STREAM, ShardLevelMetrics: ['IncomingRecords'] });
    await advance(10);
    const shards = [0, 1, 2, 3].map((index) => sum('IncomingRecords', `shardId-00000000000${index}`));
    expect(shards.sort((a, b) => a - b)).toEqual([1000, 1000, 1000, 7000]);
  });

  test('puts as much on each shard where the stream distributes records by itself', async () => {
    const input = { StreamModeDetails: { StreamMode: 'ON_DEMAND' }, RecordDistributionStrategy: 'AUTO' };
    const { sum, call, advance } = underLoad(input, rate(1000), { hotShare: 1 });
    call('EnableEnhancedMonitoring', { ...STREAM, ShardLevelMetrics: ['IncomingRecords'] });
    await advance(10);
    const shards = [0, 1, 2, 3].map((index) => sum('IncomingRecords', `shardId-00000000000${index}`));
    expect(shards).toEqual([2500, 2500, 2500, 2500]);
  });

  test('is refused, but not throttled, while the key of the stream is disabled', async () => {
    const { load, sum, call, room, context, advance, samples } = underLoad({ ShardCount: 1 }, rate(10));
    call('StartStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' });
    const disabled = new AwsError('KMSDisabledException', 'alias/logs is disabled.');
    room.faults('logs').keys.add(until(context.clock, context.clock.now() + 10 * SECOND), disabled);
    await advance(10);
    expect([load.accepted.records, load.refused.records]).toEqual([0, 100]);
    expect(sum('WriteProvisionedThroughputExceeded')).toBe(0);
    expect(samples).toContainEqual(expect.objectContaining({ name: 'PutRecords.Success', value: 0 }));
    await advance(10);
    expect(load.accepted.records).toBe(100);
  });

  test('gives a slow rate to every shard in its turn', async () => {
    const { sum, call, advance } = underLoad({ ShardCount: 2 }, rate(0.5));
    call('EnableEnhancedMonitoring', { ...STREAM, ShardLevelMetrics: ['IncomingRecords'] });
    await advance(60);
    expect(sum('IncomingRecords')).toBe(30);
    expect(sum('IncomingRecords', 'shardId-000000000001')).toBe(15);
  });

  test('follows the open shards', async () => {
    const { load, call, advance } = underLoad({ ShardCount: 1 }, rate(2000));
    await advance(10);
    call('UpdateShardCount', { ...STREAM, TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' });
    await advance(10);
    expect(load.accepted.records).toBe(10 * 1000 + 10 * 2000);
  });

  test('follows a function of time, and leaves no metrics while that is 0', async () => {
    let opening = Number.POSITIVE_INFINITY;
    const { load, samples, context, sum } = underLoad({ ShardCount: 1 }, (time) => rate(time < opening ? 0 : 10));
    opening = context.clock.now() + 10 * MINUTE;
    await context.clock.advance(10 * MINUTE - 1);
    expect(samples).toEqual([]);
    await context.clock.advance(10 * SECOND);
    expect([load.accepted.records, sum('IncomingRecords')]).toEqual([100, 100]);
  });

  test('ends when it is stopped', async () => {
    const { load, advance, sum } = underLoad({ ShardCount: 1 }, rate(10));
    await advance(1);
    load.stop();
    await advance(10);
    expect([load.accepted.records, sum('IncomingRecords')]).toEqual([10, 10]);
  });

  test('ends with its stream, and passes over to none of the same name', async () => {
    const { load, call, advance } = underLoad({ ShardCount: 1 }, rate(10));
    await advance(1);
    call('DeleteStream', STREAM);
    call('CreateStream', { ...STREAM, ShardCount: 1 });
    await advance(10);
    expect(load.accepted.records).toBe(10);
  });

  test.each([
    [rate(1, 2 ** 20 + 1), {}, 'load: bytesPerSecond / recordsPerSecond must be 1 to 1048576, got 1048577'],
    [rate(1, 0.5), {}, 'load: bytesPerSecond / recordsPerSecond must be 1 to 1048576, got 0.5'],
    [rate(-1), {}, 'load: bytesPerSecond must be 0 or more, got -100'],
    [{ bytesPerSecond: 1, recordsPerSecond: Number.NaN }, {}, 'load: recordsPerSecond must be 0 or more, got NaN'],
    [rate(1), { hotShare: 1.1 }, 'load: hotShare must be 0 to 1, got 1.1'],
  ])('refuses %j with %j', (curve, options, message) => {
    expect(() => underLoad({ ShardCount: 1 }, curve, options)).toThrow(new Error(message));
  });
});
