import { SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { client, putAlarm, putErrors, sandbox, TOPIC, theAlarm, useSandbox } from './cloudwatch-client';

useSandbox();

describe('the state of an alarm', () => {
  test('comes with what it was decided by', async () => {
    await putAlarm();
    await putErrors(9);
    await sandbox.clock.advance(60_000);
    const alarm = await theAlarm();
    expect(alarm?.StateTransitionedTimestamp).toEqual(new Date('2026-01-01T00:01:00Z'));
    expect(JSON.parse(alarm?.StateReasonData ?? '')).toEqual({
      version: '1.0',
      queryDate: '2026-01-01T00:01:00.000+0000',
      startDate: '2026-01-01T00:00:00.000+0000',
      statistic: 'Sum',
      period: 60,
      recentDatapoints: [9],
      threshold: 5,
      evaluatedDatapoints: [{ timestamp: '2026-01-01T00:00:00.000+0000', value: 9 }],
    });
  });

  test('is set by hand until the next evaluation, and acts', async () => {
    await putAlarm({ AlarmActions: [TOPIC] });
    await client.send(new SetAlarmStateCommand({ AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'drill' }));
    expect(await theAlarm()).toMatchObject({ StateValue: 'ALARM', StateReason: 'drill' });
    expect(sandbox.rooms.topics.messages(TOPIC)).toHaveLength(1);
    await sandbox.clock.advance(60_000);
    expect(await theAlarm()).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Insufficient Data: 2 datapoints were unknown.',
    });
  });

  test('acts again on a breach that goes on once it was set back', async () => {
    await putAlarm({ AlarmActions: [TOPIC] });
    await putErrors(9);
    await sandbox.clock.advance(60_000);
    const StateReason = 'threshold moved';
    await client.send(new SetAlarmStateCommand({ AlarmName: 'errors', StateValue: 'INSUFFICIENT_DATA', StateReason }));
    await sandbox.clock.advance(60_000);
    const subjects = sandbox.rooms.topics.messages(TOPIC).map(({ subject }) => subject);
    expect(subjects).toEqual(Array(2).fill('ALARM: "errors" in US East (N. Virginia)'));
  });

  test.each([
    ['nobody', 'ALARM', undefined, 'ResourceNotFound', 'there is no alarm nobody'],
    [
      'errors',
      'BROKEN',
      undefined,
      'ValidationException',
      'StateValue must be one of OK, ALARM, INSUFFICIENT_DATA, got "BROKEN"',
    ],
    ['errors', 'OK', '{', 'InvalidFormatFault', 'StateReasonData must be JSON, got {'],
  ])('cannot be set for %s to %s with %s', async (AlarmName, StateValue, StateReasonData, name, message) => {
    await putAlarm();
    const input = { AlarmName, StateValue: StateValue as 'OK', StateReason: 'drill', StateReasonData };
    await expect(client.send(new SetAlarmStateCommand(input))).rejects.toMatchObject({ name, message });
  });
});
