import { AwsError } from '../../../../../toolkit/sandbox/kernel/aws-error';
import { until } from '../../../../../toolkit/sandbox/kernel/fault-point';
import { SHARD, STREAM } from '../stream-room';
import { fanOutRoom, taken, textsOf } from './fan-out-room';

const MINUTE_MS = 60_000;

describe('Subscription', () => {
  test('pushes records as they arrive', async () => {
    const { context, put, subscribe } = fanOutRoom();
    const subscription = subscribe();
    await context.clock.advance(0);
    const [first] = taken(subscription);
    expect(first?.content.Records).toEqual([]);
    const number = put('line');
    await context.clock.advance(0);
    expect(taken(subscription)).toEqual([
      {
        type: 'SubscribeToShardEvent',
        content: {
          Records: [
            {
              SequenceNumber: number,
              ApproximateArrivalTimestamp: context.clock.now() / 1000,
              Data: 'bGluZQ==',
              PartitionKey: 'k',
            },
          ],
          ContinuationSequenceNumber: number,
          MillisBehindLatest: 0,
        },
      },
    ]);
  });

  test('pushes an event without records every five seconds, and ends after five minutes', async () => {
    const { context, subscribe } = fanOutRoom();
    const subscription = subscribe();
    let events = 0;
    for (let minute = 0; minute < 5; minute++) {
      await context.clock.advance(MINUTE_MS - 1);
      events += taken(subscription).length;
      expect(events).toBe(12 * (minute + 1));
      expect(subscription.readableEnded).toBe(false);
      await context.clock.advance(1);
    }
    expect(taken(subscription)).toEqual([]);
    await context.clock.advance(0);
    expect(subscription.readableEnded).toBe(true);
  });

  test('counts five seconds from the last event', async () => {
    const { context, put, subscribe } = fanOutRoom();
    const subscription = subscribe();
    await context.clock.advance(3_000);
    put('line');
    await context.clock.advance(4_999);
    expect(taken(subscription)).toHaveLength(2);
    await context.clock.advance(1);
    expect(taken(subscription)).toHaveLength(1);
  });

  test('names a place to go on from, before the first record too', async () => {
    const { context, put, subscribe } = fanOutRoom();
    const first = subscribe({ Type: 'TRIM_HORIZON' });
    await context.clock.advance(5_000);
    const place = taken(first)[0]?.content.ContinuationSequenceNumber;
    put('a');
    put('b');
    const second = subscribe({ Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: place });
    await context.clock.advance(0);
    expect(textsOf(taken(second))).toEqual(['a', 'b']);
  });

  test('tells how far behind it is', async () => {
    const { context, put, subscribe } = fanOutRoom();
    const megabyte = 'x'.repeat(2 ** 20 - 1);
    put(megabyte);
    await context.clock.advance(1_000);
    put(megabyte);
    await context.clock.advance(1_000);
    const subscription = subscribe({ Type: 'TRIM_HORIZON' });
    await context.clock.advance(0);
    expect(taken(subscription).map(({ content }) => content.MillisBehindLatest)).toEqual([2_000, 0]);
  });

  test('takes 2 MiB a second out of the shard, past a burst of as much', async () => {
    const { context, put, subscribe } = fanOutRoom({ limits: true });
    for (let i = 0; i < 24; i++) {
      put('x'.repeat(2 ** 20 - 1));
      await context.clock.advance(1_000);
    }
    const subscription = subscribe({ Type: 'TRIM_HORIZON' });
    const perSecond: number[] = [];
    for (let second = 0; second < 3; second++) {
      await context.clock.advance(999);
      perSecond.push(textsOf(taken(subscription)).length);
      await context.clock.advance(1);
    }
    expect(perSecond).toEqual([3, 2, 2]);
  });

  test('pays for a record of the largest size by waiting', async () => {
    const { context, put, subscribe } = fanOutRoom();
    put('x'.repeat(10 * 2 ** 20 - 1));
    await context.clock.advance(10_000);
    put('next');
    const subscription = subscribe({ Type: 'TRIM_HORIZON' });
    await context.clock.advance(4_499);
    expect(textsOf(taken(subscription))).toHaveLength(1);
    await context.clock.advance(1);
    expect(textsOf(taken(subscription))).toEqual(['next']);
  });

  test('pushes all there is at once where limits do not hold', async () => {
    const { context, put, subscribe } = fanOutRoom({ limits: false });
    for (let i = 0; i < 10; i++) put('x'.repeat(2 ** 20 - 1));
    const subscription = subscribe({ Type: 'TRIM_HORIZON' });
    await context.clock.advance(0);
    expect(textsOf(taken(subscription))).toHaveLength(10);
  });

  test('names the child shards where the shard ends, and ends there', async () => {
    const { call, context, put, subscribe, values } = fanOutRoom();
    const subscription = subscribe();
    put('last');
    call('SplitShard', { ...STREAM, ShardToSplit: SHARD.ShardId, NewStartingHashKey: String(2n ** 127n) });
    await context.clock.advance(0);
    const [{ content }] = taken(subscription) as [ReturnType<typeof taken>[number]];
    expect(content).toEqual({
      Records: [expect.objectContaining({ Data: 'bGFzdA==' })],
      MillisBehindLatest: 0,
      ChildShards: ['shardId-000000000001', 'shardId-000000000002'].map((ShardId) =>
        expect.objectContaining({ ShardId, ParentShards: [SHARD.ShardId] }),
      ),
    });
    await context.clock.advance(0);
    expect(subscription.readableEnded).toBe(true);
    expect(values('SubscribeToShardEvent.Success')).toEqual([1]);
  });

  test('holds back what the client does not take, and loses nothing', async () => {
    const { context, put, subscribe, values } = fanOutRoom();
    const subscription = subscribe();
    for (let i = 0; i < 50; i++) {
      put(String(i));
      await context.clock.advance(10);
    }
    const heldBack = subscription.readableLength;
    expect(heldBack).toBe(subscription.readableHighWaterMark);
    expect(values('SubscribeToShardEvent.Success')).toHaveLength(heldBack);
    const texts = textsOf(taken(subscription));
    await context.clock.advance(0);
    texts.push(...textsOf(taken(subscription)));
    expect(texts).toEqual(Array.from({ length: 50 }, (_, i) => String(i)));
  });

  test('ends on time for a client that takes nothing', async () => {
    const { context, subscribe, values } = fanOutRoom();
    const subscription = subscribe();
    await context.clock.advance(10 * MINUTE_MS);
    expect(taken(subscription)).toHaveLength(subscription.readableHighWaterMark);
    await context.clock.advance(0);
    expect(subscription.readableEnded).toBe(true);
    expect(values('SubscribeToShardEvent.Success').at(-1)).toBe(0);
  });

  test('ends when the key of the stream is disabled', async () => {
    const { call, context, room, subscribe, values } = fanOutRoom();
    call('StartStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' });
    const subscription = subscribe();
    await context.clock.advance(0);
    taken(subscription);
    const disabled = new AwsError('KMSDisabledException', 'alias/logs is disabled.');
    room.faults('logs').keys.add(until(context.clock, Number.POSITIVE_INFINITY), disabled);
    await context.clock.advance(5_000);
    expect(taken(subscription)).toEqual([disabled]);
    await context.clock.advance(600_000);
    expect(subscription.readableEnded).toBe(true);
    expect(values('SubscribeToShardEvent.Success')).toEqual([1, 0]);
  });

  test('stops when the client goes', async () => {
    const { context, put, subscribe, values } = fanOutRoom();
    const subscription = subscribe();
    await context.clock.advance(0);
    subscription.destroy();
    put('unread');
    await context.clock.advance(10 * MINUTE_MS);
    expect(values('SubscribeToShardEvent.Success')).toEqual([1]);
  });
});
