import type { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DeliveryGuard } from '../../../lambda/firehose-writer/delivery-guard';

const MINUTE_MS = 60_000;

function setUp(...states: (Record<string, string> | Error)[]) {
  const calls: unknown[] = [];
  const send = async ({ input }: DescribeAlarmsCommand) => {
    calls.push(input);
    const state = states.length > 1 ? states.shift() : states[0];
    if (state instanceof Error) throw state;
    const alarms = Object.entries(state ?? {});
    return { MetricAlarms: alarms.map(([AlarmName, StateValue]) => ({ AlarmName, StateValue })) };
  };
  const clock = { time: 0 };
  const client = { send } as unknown as CloudWatchClient;
  const guard = new DeliveryGuard(client, ['behind', 'failing'], () => clock.time);
  return { calls, clock, guard };
}

const OK = { behind: 'OK', failing: 'OK' };
const FAILING = { behind: 'OK', failing: 'ALARM' };

describe('DeliveryGuard', () => {
  test('asks for its alarms alone', async () => {
    const { calls, guard } = setUp(OK);
    await guard.alarmAt(0);
    expect(calls).toEqual([{ AlarmNames: ['behind', 'failing'], AlarmTypes: ['MetricAlarm'] }]);
  });

  test.each([
    [OK, undefined],
    [{ behind: 'INSUFFICIENT_DATA', failing: 'INSUFFICIENT_DATA' }, undefined],
    [FAILING, 'failing'],
    [{ behind: 'ALARM', failing: 'OK' }, 'behind'],
  ])('of %j names %s', async (states, alarm) => {
    expect(await setUp(states).guard.alarmAt(0)).toBe(alarm);
  });

  test.each([
    ['later', 1],
    ['earlier, as in another shard', -1],
  ])('takes no alarm for granted up to a minute %s', async (_, sign) => {
    const { calls, guard } = setUp(OK, FAILING);
    await guard.alarmAt(0);
    expect(await guard.alarmAt(sign * (MINUTE_MS - 1))).toBeUndefined();
    expect(calls).toHaveLength(1);
    expect(await guard.alarmAt(sign * MINUTE_MS)).toBe('failing');
  });

  test('asks again after a minute by the clock of a batch that comes again', async () => {
    const { clock, guard } = setUp(OK, FAILING);
    await guard.alarmAt(0);
    clock.time = MINUTE_MS - 1;
    expect(await guard.alarmAt(0)).toBeUndefined();
    clock.time = MINUTE_MS;
    expect(await guard.alarmAt(0)).toBe('failing');
  });

  test('asks again each time while an alarm is on', async () => {
    const { guard } = setUp(FAILING, OK);
    expect(await guard.alarmAt(0)).toBe('failing');
    expect(await guard.alarmAt(0)).toBeUndefined();
  });

  test('asks again after an alarm has come between', async () => {
    const { calls, guard } = setUp(OK, FAILING, OK);
    for (const arrival of [0, MINUTE_MS, MINUTE_MS]) await guard.alarmAt(arrival);
    expect(calls).toHaveLength(3);
  });

  test.each([
    ['CloudWatch does not answer', new Error('Rate exceeded'), 'Rate exceeded'],
    ['an alarm is gone', { behind: 'OK' }, 'firehose-writer: the alarm failing must exist, got none'],
  ])('fails when %s, and asks again', async (_, answer, message) => {
    const { guard } = setUp(answer, OK);
    await expect(guard.alarmAt(0)).rejects.toThrow(new Error(message));
    expect(await guard.alarmAt(0)).toBeUndefined();
  });
});
