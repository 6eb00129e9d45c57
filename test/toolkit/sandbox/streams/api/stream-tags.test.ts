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

  test.each([
    [{ 'a:b/c=d+e-f@g_h.i j': 'é 1' }, undefined],
    [{ ['k'.repeat(128)]: 'v'.repeat(256) }, undefined],
    [
      { a: '1,2' },
      'InvalidArgumentException: Tags must consist of letters, digits, white space and _ . : / = + - @, got {"a":"1,2"}',
    ],
    [
      { ['k'.repeat(129)]: '' },
      'InvalidArgumentException: Tags must have keys of 1 to 128 and values of at most 256 characters, got 129 and 0',
    ],
    [
      { k: 'v'.repeat(257) },
      'InvalidArgumentException: Tags must have keys of 1 to 128 and values of at most 256 characters, got 1 and 257',
    ],
    [
      { '': 'v' },
      'InvalidArgumentException: Tags must have keys of 1 to 128 and values of at most 256 characters, got 0 and 1',
    ],
  ])('take or refuse %j', (Tags, message) => {
    const { call, failure } = streamRoom();
    if (message === undefined) expect(call('AddTagsToStream', { ...STREAM, Tags })).toEqual({});
    else {
      expect(failure('AddTagsToStream', { ...STREAM, Tags })).toBe(message);
      expect(failure('CreateStream', { StreamName: 'other', ShardCount: 1, Tags })).toBe(message);
    }
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
