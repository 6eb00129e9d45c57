import { STREAM, streamRoom } from '../stream-room';

describe('stream encryption', () => {
  test('starts and stops, and keeps the stream updating for a while', async () => {
    const { call, summary, context } = streamRoom();
    call('StartStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' });
    expect(summary()).toMatchObject({ EncryptionType: 'KMS', KeyId: 'alias/logs', StreamStatus: 'UPDATING' });
    await context.clock.advance(500);
    expect(summary().StreamStatus).toBe('ACTIVE');
    call('StopStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' });
    expect(summary()).toMatchObject({ EncryptionType: 'NONE', KeyId: undefined });
  });
});
