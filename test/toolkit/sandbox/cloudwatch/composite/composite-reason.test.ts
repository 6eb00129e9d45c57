import type { Alarm } from '../../../../../toolkit/sandbox/cloudwatch/alarm/alarm';
import { triggerOf } from '../../../../../toolkit/sandbox/cloudwatch/composite/composite-reason';

const alarm = (name: string, value: string) => ({ name, state: { value } }) as Alarm;

describe('triggerOf', () => {
  const changed = [alarm('calm', 'OK'), alarm('loud', 'ALARM'), alarm('louder', 'ALARM')];

  test.each([
    ['ALARM', 'loud'],
    ['OK', 'calm'],
  ] as const)('speaks for %s by the first alarm like it', (state, name) => {
    expect(triggerOf(state, changed)?.name).toBe(name);
  });

  test('makes do with the first of alarms unlike it', () => {
    expect(triggerOf('OK', changed.slice(1))?.name).toBe('loud');
    expect(triggerOf('OK', [])).toBeUndefined();
  });
});
