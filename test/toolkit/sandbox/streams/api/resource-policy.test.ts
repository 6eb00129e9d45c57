import { STREAM_ARN, streamRoom } from '../stream-room';

describe('resource policies', () => {
  test('are kept, shown and dropped', () => {
    const { call } = streamRoom();
    call('PutResourcePolicy', { ResourceARN: STREAM_ARN, Policy: '{"Version":"2012-10-17"}' });
    expect(call('GetResourcePolicy', { ResourceARN: STREAM_ARN })).toEqual({ Policy: '{"Version":"2012-10-17"}' });
    call('DeleteResourcePolicy', { ResourceARN: STREAM_ARN });
    expect(call('GetResourcePolicy', { ResourceARN: STREAM_ARN })).toEqual({ Policy: '' });
  });
});
