import { STREAM_ARN, streamRoom } from '../stream-room';

describe('ListStreams', () => {
  test('goes page by page in the order of the names', () => {
    const { call } = streamRoom();
    for (const StreamName of ['b', 'a']) call('CreateStream', { StreamName, ShardCount: 1 });
    const first = call('ListStreams', { Limit: 2 });
    expect(first).toMatchObject({ StreamNames: ['a', 'b'], HasMoreStreams: true });
    expect(call('ListStreams', { NextToken: first.NextToken })).toMatchObject({
      StreamNames: ['logs'],
      HasMoreStreams: false,
      StreamSummaries: [{ StreamARN: STREAM_ARN, StreamStatus: 'ACTIVE' }],
    });
    expect(call('ListStreams', { ExclusiveStartStreamName: 'a' }).StreamNames).toEqual(['b', 'logs']);
  });

  test('refuses a token it did not issue', () => {
    expect(streamRoom().failure('ListStreams', { NextToken: 'x' })).toBe(
      'InvalidArgumentException: Invalid NextToken.',
    );
  });
});
