import { STREAM_ARN, streamRoom } from '../stream-room';

describe('resource policies', () => {
  test('are kept, shown and dropped', () => {
    const { call } = streamRoom();
    const Policy = '{"Version":"2012-10-17","Statement":[]}';
    call('PutResourcePolicy', { ResourceARN: STREAM_ARN, Policy });
    expect(call('GetResourcePolicy', { ResourceARN: STREAM_ARN })).toEqual({ Policy });
    call('DeleteResourcePolicy', { ResourceARN: STREAM_ARN });
    expect(call('GetResourcePolicy', { ResourceARN: STREAM_ARN })).toEqual({ Policy: '' });
  });

  test('are kept for a consumer apart from those of its stream', () => {
    const { call } = streamRoom();
    const { Consumer } = call('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName: 'c' });
    const [ofStream, ofConsumer] = ['{"Statement":[1]}', '{"Statement":[2]}'];
    call('PutResourcePolicy', { ResourceARN: STREAM_ARN, Policy: ofStream });
    call('PutResourcePolicy', { ResourceARN: Consumer.ConsumerARN, Policy: ofConsumer });
    expect(call('GetResourcePolicy', { ResourceARN: STREAM_ARN }).Policy).toBe(ofStream);
    expect(call('GetResourcePolicy', { ResourceARN: Consumer.ConsumerARN }).Policy).toBe(ofConsumer);
  });

  test.each(['no JSON', '{}', '"Statement"', 'null'])('must be documents with statements, not %s', (Policy) => {
    expect(streamRoom().failure('PutResourcePolicy', { ResourceARN: STREAM_ARN, Policy })).toBe(
      `InvalidArgumentException: Policy must be a JSON document with a Statement, got ${Policy}`,
    );
  });
});
