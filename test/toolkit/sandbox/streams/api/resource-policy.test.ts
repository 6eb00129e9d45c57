import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  return test;
}

describe('resource policies', () => {
  test('are kept, shown and dropped', () => {
    const { call } = room();
    call('PutResourcePolicy', { ResourceARN: ARN, Policy: '{"Version":"2012-10-17"}' });
    expect(call('GetResourcePolicy', { ResourceARN: ARN })).toEqual({ Policy: '{"Version":"2012-10-17"}' });
    call('DeleteResourcePolicy', { ResourceARN: ARN });
    expect(call('GetResourcePolicy', { ResourceARN: ARN })).toEqual({ Policy: '' });
  });
});
