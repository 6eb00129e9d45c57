import { STREAM, streamRoom } from '../stream-room';

describe('stream tags', () => {
  test('come, go and are listed', () => {
    const { call, failure } = streamRoom({ ShardCount: 1, Tags: { team: 'web' } });
    call('AddTagsToStream', { ...STREAM, Tags: { cost: '7', stage: 'test' } });
    call('RemoveTagsFromStream', { ...STREAM, TagKeys: ['stage'] });
    expect(call('ListTagsForStream', STREAM)).toEqual({
      Tags: [
        { Key: 'cost', Value: '7' },
        { Key: 'team', Value: 'web' },
      ],
      HasMoreTags: false,
    });
    const many = Object.fromEntries(Array.from({ length: 49 }, (_, i) => [`key${i}`, '']));
    expect(failure('AddTagsToStream', { ...STREAM, Tags: many })).toBe(
      'LimitExceededException: logs must have at most 50 tags, got 51',
    );
  });

  test('of streams and consumers go by their ARN', () => {
    const { call } = streamRoom({ ShardCount: 1 });
    const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';
    const consumer = call('RegisterStreamConsumer', { StreamARN, ConsumerName: 'c', Tags: { a: '1' } }).Consumer;
    for (const ResourceARN of [StreamARN, consumer.ConsumerARN]) {
      call('TagResource', { ResourceARN, Tags: { b: '2', c: '3' } });
      call('UntagResource', { ResourceARN, TagKeys: ['c'] });
    }
    expect(call('ListTagsForResource', { ResourceARN: StreamARN }).Tags).toEqual([{ Key: 'b', Value: '2' }]);
    expect(call('ListTagsForResource', { ResourceARN: consumer.ConsumerARN }).Tags).toEqual([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ]);
  });
});
