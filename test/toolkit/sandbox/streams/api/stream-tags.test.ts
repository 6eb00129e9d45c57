import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };

function room(input: object = { ShardCount: 2 }) {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ...input });
  return test;
}

describe('stream tags', () => {
  test('come, go and are listed', () => {
    const { call, failure } = room({ ShardCount: 1, Tags: { team: 'web' } });
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
      'LimitExceededException: Stream logs must have at most 50 tags, got 51',
    );
  });
});
