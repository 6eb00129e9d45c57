import { STREAM, STREAM_ARN, streamRoom } from '../stream-room';

describe('DeleteStream', () => {
  test('makes the stream and its records go', () => {
    const { call, failure } = streamRoom();
    call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: '' });
    expect(call('DeleteStream', STREAM)).toEqual({});
    expect(failure('DescribeStream', STREAM)).toBe(
      'ResourceNotFoundException: Stream logs under account 123456789012 not found.',
    );
  });

  test('spares a stream that has consumers, unless told otherwise', () => {
    const { call, failure } = streamRoom();
    call('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName: 'c' });
    expect(failure('DeleteStream', STREAM)).toBe(
      'ResourceInUseException: Stream logs has existing consumers: set EnforceConsumerDeletion, or deregister them first.',
    );
    expect(call('DeleteStream', { ...STREAM, EnforceConsumerDeletion: true })).toEqual({});
  });
});
