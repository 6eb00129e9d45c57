import { STREAM, STREAM_ARN, streamRoom } from '../stream-room';

describe('stream settings', () => {
  test('change the mode and the largest record', async () => {
    const { call, summary, context } = streamRoom();
    call('UpdateStreamMode', { StreamARN: STREAM_ARN, StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
    await context.clock.advance(500);
    call('UpdateMaxRecordSize', { ...STREAM, MaxRecordSizeInKiB: 10_240 });
    expect(summary()).toMatchObject({ StreamModeDetails: { StreamMode: 'ON_DEMAND' }, MaxRecordSizeInKiB: 10_240 });
  });

  test.each([
    ['UpdateStreamMode', { StreamARN: STREAM_ARN, StreamModeDetails: { StreamMode: 'ON_DEMAND' } }],
    ['UpdateMaxRecordSize', { ...STREAM, MaxRecordSizeInKiB: 2048 }],
    ['StartStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' }],
    ['StopStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' }],
    ['IncreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours: 48 }],
    ['DecreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours: 24 }],
  ])('%s waits until the stream is active', (name, input) => {
    const { call, failure } = streamRoom();
    call('UpdateMaxRecordSize', { ...STREAM, MaxRecordSizeInKiB: 1024 });
    expect(failure(name, input)).toBe(
      'ResourceInUseException: Stream logs under account 123456789012 not ACTIVE, instead in state UPDATING',
    );
  });
});
