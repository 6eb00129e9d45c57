import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };

function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  const summary = () => test.call('DescribeStreamSummary', STREAM).StreamDescriptionSummary;
  return { ...test, summary };
}

describe('stream encryption', () => {
  test('starts and stops, and keeps the stream updating for a while', async () => {
    const { call, summary, context } = room();
    call('StartStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' });
    expect(summary()).toMatchObject({ EncryptionType: 'KMS', KeyId: 'alias/logs', StreamStatus: 'UPDATING' });
    await context.clock.advance(500);
    expect(summary().StreamStatus).toBe('ACTIVE');
    call('StopStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' });
    expect(summary()).toMatchObject({ EncryptionType: 'NONE', KeyId: undefined });
  });
});
