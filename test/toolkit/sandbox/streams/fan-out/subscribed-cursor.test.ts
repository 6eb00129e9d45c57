import { AwsError } from '../../../../../toolkit/sandbox/kernel/aws-error';
import { until } from '../../../../../toolkit/sandbox/kernel/fault-point';
import type { ShardCursor } from '../../../../../toolkit/sandbox/kernel/services';
import type { TimedTask } from '../../../../../toolkit/sandbox/kernel/timer-queue';
import { VirtualClock } from '../../../../../toolkit/sandbox/kernel/virtual-clock';
import type { ShardFeed } from '../../../../../toolkit/sandbox/streams/fan-out/shard-feed';
import { SubscribedCursor } from '../../../../../toolkit/sandbox/streams/fan-out/subscribed-cursor';
import { failureOf } from '../room';
import { SHARD, STREAM } from '../stream-room';
import { fanOutRoom } from './fan-out-room';

const MIB = 2 ** 20;
const ALL = { records: 10_000, bytes: 10 * MIB };
const MINUTE_MS = 60_000;

function room(position: 'TRIM_HORIZON' | 'LATEST' = 'TRIM_HORIZON', options = {}) {
  const test = fanOutRoom(options);
  const open = () => test.room.source(test.consumerArn).cursor(SHARD.ShardId, { type: position });
  return { ...test, open, cursor: open() };
}

const textsIn = (cursor: ShardCursor) => cursor.read(ALL).records.map(({ data }) => data.toString());

describe('SubscribedCursor', () => {
  test('knows when records come, without asking', () => {
    const { cursor, put } = room();
    expect(cursor.pushesInMs).toBe(Number.POSITIVE_INFINITY);
    put('a');
    expect(cursor.pushesInMs).toBe(0);
    expect(textsIn(cursor)).toEqual(['a']);
    expect(cursor.pushesInMs).toBe(Number.POSITIVE_INFINITY);
  });

  test('subscribes with the first read, and counts an event for each', () => {
    const { cursor, put, values } = room();
    expect(values('SubscribeToShard.Success')).toEqual([]);
    put('abc');
    for (let i = 0; i < 3; i++) cursor.read(ALL);
    expect(values('SubscribeToShard.Success')).toEqual([1]);
    expect(values('SubscribeToShardEvent.Success')).toEqual([1, 1, 1]);
    expect(values('SubscribeToShardEvent.Records')).toEqual([1, 0, 0]);
    expect(values('SubscribeToShardEvent.Bytes')).toEqual([4, 0, 0]);
  });

  test('reads at most as many records as it is asked for', () => {
    const { cursor, put } = room();
    for (const text of ['a', 'b', 'c']) put(text);
    expect(cursor.read({ ...ALL, records: 2 }).records).toHaveLength(2);
    expect(textsIn(cursor)).toEqual(['c']);
  });

  test('takes 2 MiB a second, in events of 1 MiB', async () => {
    const { cursor, put, context } = room('TRIM_HORIZON', { limits: true });
    for (let i = 0; i < 5; i++) {
      put('x'.repeat(MIB - 1));
      await context.clock.advance(1000);
    }
    const sizes = () => cursor.read(ALL).records.map(({ data }) => data.length + 1);
    expect([sizes(), sizes()]).toEqual([[MIB], [MIB]]);
    expect(cursor.pushesInMs).toBe(500);
    expect(failureOf(sizes)).toBe(
      `ProvisionedThroughputExceededException: Rate exceeded for shard ${SHARD.ShardId} in stream logs under account 123456789012.`,
    );
    await context.clock.advance(500);
    expect([cursor.pushesInMs, sizes()]).toEqual([0, [MIB]]);
  });

  test('is told every five seconds that nothing came, and subscribes again after five minutes', async () => {
    const { cursor, context, values } = room();
    cursor.read(ALL);
    await context.clock.advance(5 * MINUTE_MS - 1);
    expect(values('SubscribeToShardEvent.Success')).toHaveLength(60);
    expect(values('SubscribeToShard.Success')).toEqual([1]);
    await context.clock.advance(1);
    expect(values('SubscribeToShardEvent.Success').at(-1)).toBe(0);
    expect(values('SubscribeToShard.Success')).toEqual([1, 1]);
    await context.clock.advance(MINUTE_MS);
    expect(values('SubscribeToShardEvent.Success').slice(-12)).toEqual(Array.from({ length: 12 }, () => 1));
  });

  test.each([
    ['late, as those of a real one are', 1, 60],
    ['late by more than a subscription lasts, as after the sleep of a machine', 5.5 * MINUTE_MS, 1],
  ])('subscribes again on a clock whose timers are %s', async (_, lateMs, reads) => {
    class LateClock extends VirtualClock {
      protected override add(delayMs: number, task: TimedTask) {
        return super.add(delayMs + lateMs, task);
      }
    }
    const clock = new LateClock();
    const seat = { take: jest.fn(), expired: jest.fn() };
    const read = jest.fn(() => ({ records: [], millisBehindLatest: 0, atShardEnd: false }));
    const feed = { hasNews: false, requireThroughput: () => {}, read } as unknown as ShardFeed;
    const cursor = new SubscribedCursor(feed, seat, clock);
    cursor.read(ALL);
    seat.take.mockImplementation(() => cursor.close());
    await clock.advance(6 * MINUTE_MS);
    expect(seat.expired).toHaveBeenCalledTimes(1);
    expect(seat.take).toHaveBeenCalledTimes(2);
    expect(read).toHaveBeenCalledTimes(reads);
  });

  test('subscribes once a second until another subscription gives the shard up', async () => {
    const { cursor, context, put, subscribe, values } = room();
    cursor.read(ALL);
    await context.clock.advance(5000);
    subscribe();
    put('a');
    expect(failureOf(() => cursor.read(ALL))).toBe(
      'ResourceInUseException: Another active subscription exists for this consumer and shard.',
    );
    await context.clock.advance(5000);
    expect(values('SubscribeToShard.RateExceeded').length).toBeGreaterThan(1);
    expect(textsIn(cursor)).toEqual(['a']);
  });

  test('gives its subscription up when the key fails, and goes on when it works again', async () => {
    const { cursor, context, call, put, room: streams, values } = room();
    call('StartStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' });
    await context.clock.advance(1000);
    put('a');
    streams
      .faults('logs')
      .keys.add(until(context.clock, context.clock.now() + 500), new AwsError('KMSDisabledException', 'no'));
    expect(failureOf(() => cursor.read(ALL))).toBe('KMSDisabledException: no');
    expect(values('SubscribeToShardEvent.Success')).toEqual([0]);
    await context.clock.advance(6000);
    expect(textsIn(cursor)).toEqual(['a']);
  });

  test('reads nothing more once its consumer is gone', async () => {
    const { cursor, call, context, put, consumerArn } = room();
    cursor.read(ALL);
    call('DeregisterStreamConsumer', { ConsumerARN: consumerArn });
    await context.clock.advance(MINUTE_MS);
    put('a');
    expect(failureOf(() => cursor.read(ALL))).toBe(`ResourceNotFoundException: Consumer ${consumerArn} not found.`);
  });

  test('ends with its shard', async () => {
    const { cursor, context, put, call, values } = room();
    put('a');
    call('SplitShard', { ...STREAM, ShardToSplit: SHARD.ShardId, NewStartingHashKey: '1000' });
    expect(cursor.read(ALL)).toMatchObject({ atShardEnd: true, records: [{ partitionKey: 'k' }] });
    await context.clock.advance(10 * MINUTE_MS);
    expect(values('SubscribeToShardEvent.Success')).toEqual([1]);
  });

  test('lets go when it is closed', async () => {
    const { cursor, context, values, open } = room();
    cursor.read(ALL);
    cursor.close?.();
    await context.clock.advance(MINUTE_MS);
    expect(values('SubscribeToShardEvent.Success')).toEqual([1]);
    expect(open().read(ALL).records).toEqual([]);
    await context.clock.advance(MINUTE_MS);
    expect(values('SubscribeToShardEvent.Success')).toHaveLength(14);
  });
});
