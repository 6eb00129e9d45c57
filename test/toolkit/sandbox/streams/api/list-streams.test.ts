import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  return test;
}

describe('ListStreams', () => {
  test('goes page by page in the order of the names', () => {
    const { call } = room();
    for (const StreamName of ['b', 'a']) call('CreateStream', { StreamName, ShardCount: 1 });
    const first = call('ListStreams', { Limit: 2 });
    expect(first).toMatchObject({ StreamNames: ['a', 'b'], HasMoreStreams: true });
    expect(call('ListStreams', { NextToken: first.NextToken })).toMatchObject({
      StreamNames: ['logs'],
      HasMoreStreams: false,
      StreamSummaries: [{ StreamARN: ARN, StreamStatus: 'ACTIVE' }],
    });
    expect(call('ListStreams', { ExclusiveStartStreamName: 'a' }).StreamNames).toEqual(['b', 'logs']);
  });

  test('refuses a token it did not issue', () => {
    expect(room().failure('ListStreams', { NextToken: 'x' })).toBe('InvalidArgumentException: Invalid NextToken.');
  });
});
