import { DeleteAlarmsCommand, PutCompositeAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { client, putAlarm, sandbox, theAlarm, useSandbox } from './cloudwatch-client';

useSandbox();

describe('DeleteAlarms', () => {
  test('deletes all alarms or none', async () => {
    await putAlarm();
    const both = new DeleteAlarmsCommand({ AlarmNames: ['errors', 'none'] });
    await expect(client.send(both)).rejects.toMatchObject({
      name: 'ResourceNotFound',
      message: 'there is no alarm none',
    });
    expect(await theAlarm()).toBeDefined();
    await client.send(new DeleteAlarmsCommand({ AlarmNames: ['errors'] }));
    expect(await theAlarm()).toBeUndefined();
    await sandbox.clock.advance(120_000);
  });

  test('keeps an alarm that a composite alarm depends on, unless both go', async () => {
    await putAlarm();
    await client.send(new PutCompositeAlarmCommand({ AlarmName: 'all', AlarmRule: 'ALARM(errors)' }));
    await expect(client.send(new DeleteAlarmsCommand({ AlarmNames: ['errors'] }))).rejects.toMatchObject({
      message: 'the alarm errors must not be deleted: all depends on it',
    });
    await client.send(new DeleteAlarmsCommand({ AlarmNames: ['errors', 'all'] }));
    await sandbox.clock.advance(0);
    expect(sandbox.alarms()).toEqual([]);
  });

  test('deletes one composite alarm at a time', async () => {
    for (const AlarmName of ['x', 'y']) {
      await client.send(new PutCompositeAlarmCommand({ AlarmName, AlarmRule: 'FALSE' }));
    }
    await expect(client.send(new DeleteAlarmsCommand({ AlarmNames: ['x', 'y'] }))).rejects.toMatchObject({
      message: 'AlarmNames must have at most 1 composite alarm, got 2',
    });
  });
});
