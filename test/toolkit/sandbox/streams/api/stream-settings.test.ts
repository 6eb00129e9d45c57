import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  const summary = () => test.call('DescribeStreamSummary', STREAM).StreamDescriptionSummary;
  return { ...test, summary };
}

describe('stream settings', () => {
  test('change the mode and the largest record', async () => {
    const { call, summary, context } = room();
    call('UpdateStreamMode', { StreamARN: ARN, StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
    await context.clock.advance(500);
    call('UpdateMaxRecordSize', { ...STREAM, MaxRecordSizeInKiB: 10_240 });
    expect(summary()).toMatchObject({ StreamModeDetails: { StreamMode: 'ON_DEMAND' }, MaxRecordSizeInKiB: 10_240 });
  });
});
