import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  return test;
}

describe('DeleteStream', () => {
  test('makes the stream and its records go', () => {
    const { call, failure } = room();
    call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: '' });
    expect(call('DeleteStream', STREAM)).toEqual({});
    expect(failure('DescribeStream', STREAM)).toBe(
      'ResourceNotFoundException: Stream logs under account 123456789012 not found.',
    );
  });

  test('spares a stream that has consumers, unless told otherwise', () => {
    const { call, failure } = room();
    call('RegisterStreamConsumer', { StreamARN: ARN, ConsumerName: 'c' });
    expect(failure('DeleteStream', STREAM)).toBe(
      'ResourceInUseException: Stream logs has existing consumers: set EnforceConsumerDeletion, or deregister them first.',
    );
    expect(call('DeleteStream', { ...STREAM, EnforceConsumerDeletion: true })).toEqual({});
  });
});
