import { STREAM, streamRoom } from '../stream-room';

describe('retention period', () => {
  test('goes up and down', () => {
    const { call, summary } = streamRoom();
    call('IncreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours: 168 });
    expect(summary().RetentionPeriodHours).toBe(168);
    call('DecreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours: 48 });
    expect(summary().RetentionPeriodHours).toBe(48);
  });

  test('does not go the other way', () => {
    const { call, failure } = streamRoom();
    call('IncreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours: 48 });
    expect(failure('IncreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours: 24 })).toBe(
      'InvalidArgumentException: Requested retention period (24 hours) for stream logs must be not less than the existing retention period (48 hours).',
    );
    expect(failure('DecreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours: 49 })).toBe(
      'InvalidArgumentException: Requested retention period (49 hours) for stream logs must be not greater than the existing retention period (48 hours).',
    );
  });

  test.each([
    [23, 'greater than or equal to 24'],
    [8761, 'less than or equal to 8760'],
  ])('cannot be %i hours', (RetentionPeriodHours, constraint) => {
    expect(streamRoom().failure('IncreaseStreamRetentionPeriod', { ...STREAM, RetentionPeriodHours })).toBe(
      `ValidationException: 1 validation error detected: Value '${RetentionPeriodHours}' at 'retentionPeriodHours' failed to satisfy constraint: Member must have value ${constraint}`,
    );
  });
});
