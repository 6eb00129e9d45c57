import { STREAM_ARN, streamRoom } from '../stream-room';

const CONSUMER = { StreamARN: STREAM_ARN, ConsumerName: 'traffic' };
const CONSUMER_ARN = `${STREAM_ARN}/consumer/traffic:1767225600`;

describe('stream consumers', () => {
  test('are registered, described by ARN or name, and listed', () => {
    const { call } = streamRoom();
    expect(call('RegisterStreamConsumer', CONSUMER).Consumer).toEqual({
      ConsumerName: 'traffic',
      ConsumerARN: CONSUMER_ARN,
      ConsumerStatus: 'CREATING',
      ConsumerCreationTimestamp: 1_767_225_600,
    });
    const described = {
      ConsumerDescription: expect.objectContaining({ ConsumerStatus: 'ACTIVE', StreamARN: STREAM_ARN }),
    };
    expect(call('DescribeStreamConsumer', CONSUMER)).toEqual(described);
    expect(call('DescribeStreamConsumer', { ConsumerARN: CONSUMER_ARN })).toEqual(described);
    expect(call('ListStreamConsumers', { StreamARN: STREAM_ARN }).Consumers).toHaveLength(1);
  });

  test('are listed page by page', () => {
    const { call } = streamRoom();
    for (const ConsumerName of ['c', 'a', 'b']) call('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName });
    const first = call('ListStreamConsumers', { StreamARN: STREAM_ARN, MaxResults: 2 });
    const second = call('ListStreamConsumers', { StreamARN: STREAM_ARN, NextToken: first.NextToken });
    expect([...first.Consumers, ...second.Consumers].map(({ ConsumerName }) => ConsumerName)).toEqual(['a', 'b', 'c']);
    expect(second.NextToken).toBeUndefined();
  });

  test('go when they are deregistered', () => {
    const { call, failure } = streamRoom();
    call('RegisterStreamConsumer', CONSUMER);
    call('DeregisterStreamConsumer', { ConsumerARN: CONSUMER_ARN });
    expect(failure('DescribeStreamConsumer', CONSUMER)).toBe(
      'ResourceNotFoundException: Consumer traffic of stream logs under account 123456789012 not found.',
    );
    expect(failure('DescribeStreamConsumer', { ConsumerARN: CONSUMER_ARN })).toBe(
      `ResourceNotFoundException: Resource ${CONSUMER_ARN} not found.`,
    );
  });

  test('cannot be named twice, nor be more than twenty', () => {
    const { call, failure } = streamRoom();
    call('RegisterStreamConsumer', CONSUMER);
    expect(failure('RegisterStreamConsumer', CONSUMER)).toBe(
      'ResourceInUseException: Consumer traffic under stream logs already exists for account 123456789012.',
    );
    for (let i = 1; i < 20; i++)
      call('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName: `consumer-${i}` });
    expect(failure('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName: 'last' })).toBe(
      'LimitExceededException: Stream logs has 20 consumers, at most 20.',
    );
  });

  test('must be named', () => {
    expect(streamRoom().failure('DescribeStreamConsumer', {})).toBe(
      'InvalidArgumentException: ConsumerARN, or StreamARN and ConsumerName, must be provided, got neither',
    );
  });
});
