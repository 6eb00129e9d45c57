import type { MissingData } from '../../../../../toolkit/sandbox/cloudwatch/alarm/alarm-definition';
import type { AlarmState } from '../../../../../toolkit/sandbox/cloudwatch/alarm/alarm-state';
import { evaluateAlarm } from '../../../../../toolkit/sandbox/cloudwatch/alarm/evaluation';

const TREATMENTS: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
const LETTERS: Record<string, AlarmState> = { O: 'OK', A: 'ALARM', I: 'INSUFFICIENT_DATA' };

/** One character a period, oldest first: 0 within, X breaching, - missing. */
function range(text: string): (number | undefined)[] {
  return [...text].map((character) => ({ 0: 0, X: 9 })[character]);
}

function state(
  text: string,
  datapointsToAlarm: number,
  treatMissingData: MissingData,
  current: AlarmState,
): AlarmState {
  const rule = { evaluationPeriods: 3, datapointsToAlarm, treatMissingData, breaches: (value: number) => value > 1 };
  return evaluateAlarm(range(text), rule, current).state;
}

describe('evaluateAlarm', () => {
  // Expected for missing, ignore, breaching, notBreaching; R: the state stays as it is.
  test.each([
    ['0-X-X', 3, 'OOOO'],
    ['0----', 3, 'OOOO'],
    ['-----', 3, 'IRAO'],
    ['0XX-X', 3, 'AAAA'],
    ['--X--', 3, 'ARAO'],
    ['0-X-X', 2, 'AAAA'],
    ['00X0X', 2, 'AAAA'],
    ['0-X--', 2, 'OOAO'],
    ['----0', 2, 'OOAO'],
    ['---X-', 2, 'ARAO'],
  ])('answers %s with %i of 3 as documented', (text, datapointsToAlarm, expected) => {
    for (const current of ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const) {
      const states = TREATMENTS.map((treatment) => state(text, datapointsToAlarm, treatment, current));
      expect(states).toEqual([...expected].map((letter) => LETTERS[letter] ?? current));
    }
  });

  test.each(['----X', '---X-'])('does not set off an alarm of 3 of 3 at once on %s', (text) => {
    expect(state(text, 3, 'missing', 'OK')).toBe('OK');
  });

  test('counts breaching values that do not follow one another', () => {
    expect(state('00X0X', 3, 'missing', 'OK')).toBe('OK');
    expect(state('00X0X', 2, 'missing', 'OK')).toBe('ALARM');
  });

  test('forgets breaching values as soon as newer ones take their place', () => {
    expect(state('XX000', 2, 'missing', 'ALARM')).toBe('OK');
  });
});
