import { STREAM } from '../stream-room';
import { fanOutRoom, taken, textsOf } from './fan-out-room';

const IN_USE = 'ResourceInUseException: Another active subscription exists for this consumer and shard.';

describe('Subscriptions', () => {
  test('refuse a second subscription within five seconds', async () => {
    const { context, failure, subscribe, subscription, values } = fanOutRoom();
    const first = subscribe();
    await context.clock.advance(4_999);
    expect(failure('SubscribeToShard', subscription())).toBe(IN_USE);
    expect(taken(first)).toHaveLength(1);
    expect(values('SubscribeToShard.Success')).toEqual([1, 0]);
    expect(values('SubscribeToShard.RateExceeded')).toEqual([1]);
  });

  test('refuse it when the first has ended, too', async () => {
    const { context, failure, subscribe, subscription } = fanOutRoom();
    subscribe().destroy();
    await context.clock.advance(4_999);
    expect(failure('SubscribeToShard', subscription())).toBe(IN_USE);
  });

  test('let a second one take over after five seconds', async () => {
    const { context, put, subscribe } = fanOutRoom();
    const first = subscribe();
    await context.clock.advance(4_999);
    taken(first);
    await context.clock.advance(1);
    taken(first);
    const second = subscribe();
    put('line');
    await context.clock.advance(0);
    expect(taken(first)).toEqual([
      expect.objectContaining({
        code: 'ResourceInUseException',
        message: 'Another subscription of this consumer and shard has taken over.',
      }),
    ]);
    await context.clock.advance(0);
    expect(first.readableEnded).toBe(true);
    expect(textsOf(taken(second))).toEqual(['line']);
  });

  test('take one call per second', async () => {
    const { context, failure, subscribe, subscription, values } = fanOutRoom();
    subscribe();
    await context.clock.advance(4_500);
    expect(failure('SubscribeToShard', subscription())).toBe(IN_USE);
    await context.clock.advance(999);
    expect(failure('SubscribeToShard', subscription())).toBe(
      'LimitExceededException: SubscribeToShard is limited to 1 call per second, consumer and shard.',
    );
    await context.clock.advance(1);
    subscribe();
    expect(values('SubscribeToShard.Success')).toEqual([1, 0, 0, 1]);
    expect(values('SubscribeToShard.RateExceeded')).toEqual([1, 1]);
  });

  test('take any rate of calls where limits do not hold', async () => {
    const { context, failure, subscribe, subscription } = fanOutRoom({ limits: false });
    subscribe();
    await context.clock.advance(4_999);
    expect(failure('SubscribeToShard', subscription())).toBe(IN_USE);
    await context.clock.advance(1);
    expect(subscribe().destroyed).toBe(false);
  });

  test('are apart for each consumer and each shard', async () => {
    const { call, context, create, subscribe, subscription } = fanOutRoom();
    subscribe();
    const { ref } = create('AWS::Kinesis::StreamConsumer', {
      ConsumerName: 'other',
      StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/logs',
    });
    expect(call('SubscribeToShard', { ...subscription(), ConsumerARN: ref }).destroyed).toBe(false);
    call('UpdateShardCount', { ...STREAM, TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' });
    await context.clock.advance(500);
    expect(call('SubscribeToShard', { ...subscription(), ShardId: 'shardId-000000000001' }).destroyed).toBe(false);
  });

  test('put one sample of each metric per event, and a last one that is zero', async () => {
    const { context, put, subscribe, samples } = fanOutRoom();
    put('line');
    await context.clock.advance(1_000);
    subscribe({ Type: 'TRIM_HORIZON' });
    await context.clock.advance(0);
    const consumer = { StreamName: 'logs', ConsumerName: 'traffic' };
    expect(samples.filter(({ dimensions }) => 'ConsumerName' in dimensions)).toEqual(
      [
        ['SubscribeToShard.Success', 1, 'Count'],
        ['SubscribeToShardEvent.Bytes', 5, 'Bytes'],
        ['SubscribeToShardEvent.Records', 1, 'Count'],
        ['SubscribeToShardEvent.MillisBehindLatest', 0, 'Milliseconds'],
        ['SubscribeToShardEvent.Success', 1, 'Count'],
      ].map(([name, value, unit]) => ({ namespace: 'AWS/Kinesis', name, dimensions: consumer, value, unit })),
    );
  });

  test('count the natural end as an event without success', async () => {
    const { context, subscribe, values } = fanOutRoom();
    const subscription = subscribe();
    for (let i = 0; i < 60; i++) {
      await context.clock.advance(5_000);
      taken(subscription);
    }
    expect(values('SubscribeToShardEvent.Success')).toEqual([...new Array(60).fill(1), 0]);
    expect(values('SubscribeToShardEvent.Records')).toHaveLength(60);
  });

  test.each([
    ['DeregisterStreamConsumer', (consumerArn: string) => ({ ConsumerARN: consumerArn })],
    ['DeleteStream', () => ({ ...STREAM, EnforceConsumerDeletion: true })],
  ])('end with %s', async (operation, input) => {
    const { call, consumerArn, context, failure, subscribe, subscription } = fanOutRoom();
    const open = subscribe();
    call(operation, input(consumerArn));
    expect(taken(open)).toEqual([
      expect.objectContaining({
        code: 'ResourceNotFoundException',
        message: `Consumer ${consumerArn} not found.`,
      }),
    ]);
    await context.clock.advance(5_000);
    expect(open.readableEnded).toBe(true);
    expect(failure('SubscribeToShard', subscription())).toBe(
      `ResourceNotFoundException: Resource ${consumerArn} not found.`,
    );
  });

  test('end in peace when the room closes', async () => {
    const { context, room, subscribe, values } = fanOutRoom();
    const subscription = subscribe();
    await context.clock.advance(0);
    room.close();
    expect(taken(subscription)).toHaveLength(1);
    await context.clock.advance(600_000);
    expect(subscription.readableEnded).toBe(true);
    expect(values('SubscribeToShardEvent.Success')).toEqual([1]);
  });
});
