import { STREAM_ARN, streamRoom } from '../stream-room';

const CONSUMER = { StreamARN: STREAM_ARN, ConsumerName: 'traffic' };
const CONSUMER_ARN = `${STREAM_ARN}/consumer/traffic:1767225600`;

describe('stream consumers', () => {
  test('are registered, described by ARN or name, and listed', async () => {
    const { call, context } = streamRoom({ ShardCount: 1 }, { creatingMs: 500 });
    expect(call('RegisterStreamConsumer', CONSUMER).Consumer).toEqual({
      ConsumerName: 'traffic',
      ConsumerARN: CONSUMER_ARN,
      ConsumerStatus: 'CREATING',
      ConsumerCreationTimestamp: 1_767_225_600,
    });
    await context.clock.advance(500);
    const described = {
      ConsumerDescription: expect.objectContaining({ ConsumerStatus: 'ACTIVE', StreamARN: STREAM_ARN }),
    };
    expect(call('DescribeStreamConsumer', CONSUMER)).toEqual(described);
    expect(call('DescribeStreamConsumer', { ConsumerARN: CONSUMER_ARN })).toEqual(described);
    expect(call('ListStreamConsumers', { StreamARN: STREAM_ARN }).Consumers).toHaveLength(1);
  });

  test('are listed page by page', () => {
    const { call } = streamRoom({ ShardCount: 1 }, { creatingMs: 500 });
    for (const ConsumerName of ['c', 'a', 'b']) call('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName });
    const first = call('ListStreamConsumers', { StreamARN: STREAM_ARN, MaxResults: 2 });
    const second = call('ListStreamConsumers', { StreamARN: STREAM_ARN, NextToken: first.NextToken });
    expect([...first.Consumers, ...second.Consumers].map(({ ConsumerName }) => ConsumerName)).toEqual(['a', 'b', 'c']);
    expect(second.NextToken).toBeUndefined();
  });

  test('are CREATING for a moment, and DELETING for a moment before they are gone', async () => {
    const { call, context, failure, summary } = streamRoom({ ShardCount: 1 }, { creatingMs: 500 });
    const status = () => call('DescribeStreamConsumer', CONSUMER).ConsumerDescription.ConsumerStatus;
    call('RegisterStreamConsumer', CONSUMER);
    await context.clock.advance(499);
    expect(status()).toBe('CREATING');
    await context.clock.advance(1);
    expect(status()).toBe('ACTIVE');
    call('DeregisterStreamConsumer', { ConsumerARN: CONSUMER_ARN });
    await context.clock.advance(499);
    expect(status()).toBe('DELETING');
    expect(failure('RegisterStreamConsumer', CONSUMER)).toBe(
      'ResourceInUseException: Consumer traffic under stream logs already exists for account 123456789012.',
    );
    await context.clock.advance(1);
    expect(summary().ConsumerCount).toBe(0);
    expect(call('ListStreamConsumers', { StreamARN: STREAM_ARN }).Consumers).toEqual([]);
    expect(failure('DescribeStreamConsumer', CONSUMER)).toBe(
      'ResourceNotFoundException: Consumer traffic of stream logs under account 123456789012 not found.',
    );
    expect(failure('DescribeStreamConsumer', { ConsumerARN: CONSUMER_ARN })).toBe(
      `ResourceNotFoundException: Resource ${CONSUMER_ARN} not found.`,
    );
  });

  test('cannot be named twice, nor be more than twenty', async () => {
    const { call, context, failure } = streamRoom({ ShardCount: 1 }, { creatingMs: 500 });
    call('RegisterStreamConsumer', CONSUMER);
    expect(failure('RegisterStreamConsumer', CONSUMER)).toBe(
      'ResourceInUseException: Consumer traffic under stream logs already exists for account 123456789012.',
    );
    for (let i = 1; i < 20; i++) {
      await context.clock.advance(500);
      call('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName: `consumer-${i}` });
    }
    await context.clock.advance(500);
    expect(failure('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName: 'last' })).toBe(
      'LimitExceededException: Stream logs has 20 consumers, at most 20.',
    );
  });

  test('cannot be more than five of an account in CREATING', async () => {
    const { call, context, failure } = streamRoom({ ShardCount: 1 }, { creatingMs: 500 });
    call('CreateStream', { StreamName: 'other', ShardCount: 1 });
    const register = (i: number) => ({
      StreamARN: i % 2 ? STREAM_ARN : STREAM_ARN.replace('logs', 'other'),
      ConsumerName: `consumer-${i}`,
    });
    for (let i = 0; i < 5; i++) call('RegisterStreamConsumer', register(i));
    expect(failure('RegisterStreamConsumer', register(5))).toBe(
      'LimitExceededException: At most 5 consumers can be CREATING at the same time.',
    );
    await context.clock.advance(500);
    expect(call('RegisterStreamConsumer', register(5)).Consumer.ConsumerStatus).toBe('CREATING');
  });

  test('may be fifty of a stream on demand, in an account in On-demand Advantage mode', () => {
    const { call, failure } = streamRoom({}, { onDemandAdvantage: true, limits: false });
    const register = (i: number) => ({ StreamARN: STREAM_ARN, ConsumerName: `consumer-${i}` });
    for (let i = 0; i < 50; i++) call('RegisterStreamConsumer', register(i));
    expect(failure('RegisterStreamConsumer', register(50))).toBe(
      'LimitExceededException: Stream logs has 50 consumers, at most 50.',
    );
  });

  test('must be named', () => {
    expect(streamRoom().failure('DescribeStreamConsumer', {})).toBe(
      'InvalidArgumentException: ConsumerARN, or StreamARN and ConsumerName, must be provided, got neither',
    );
  });
});
