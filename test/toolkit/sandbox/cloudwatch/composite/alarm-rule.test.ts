import type { AlarmState } from '../../../../../toolkit/sandbox/cloudwatch/alarm/alarm-state';
import { alarmsOf, evaluateRule } from '../../../../../toolkit/sandbox/cloudwatch/composite/evaluate-rule';
import { parseAlarmRule } from '../../../../../toolkit/sandbox/cloudwatch/composite/parse-alarm-rule';

const STATES: Readonly<Record<string, AlarmState>> = {
  red: 'ALARM',
  'dark red': 'ALARM',
  'quo"ted': 'ALARM',
  AND: 'ALARM',
  'arn:aws:cloudwatch:us-east-1:123456789012:alarm:red': 'ALARM',
  green: 'OK',
  grey: 'INSUFFICIENT_DATA',
};

function isTrue(rule: string): boolean {
  return evaluateRule(parseAlarmRule(rule), (alarm) => STATES[alarm]);
}

describe('the rule of a composite alarm', () => {
  test.each([
    ['TRUE', true],
    ['FALSE', false],
    ['ALARM(red)', true],
    ['ALARM("red")', true],
    ['ALARM("dark red")', true],
    ['ALARM("quo\\"ted")', true],
    ['ALARM("AND")', true],
    ['ALARM(AND)', true],
    ['ALARM(arn:aws:cloudwatch:us-east-1:123456789012:alarm:red)', true],
    ['ALARM(gone)', false],
    ['OK(red)', false],
    ['OK(green)', true],
    ['INSUFFICIENT_DATA(grey)', true],
    ['NOT ALARM(red)', false],
    ['NOT NOT ALARM(red)', true],
    ['ALARM(red) AND ALARM(green)', false],
    ['ALARM(red) AND NOT ALARM(green)', true],
    ['ALARM(green) OR ALARM(red)', true],
    ['TRUE OR TRUE AND FALSE', true],
    ['(TRUE OR TRUE) AND FALSE', false],
    ['NOT (ALARM(green) OR ALARM(red))', false],
    ['(NOT (ALARM("green")))', true],
    ['  ( ALARM ( "red" ) )  ', true],
    ['AT_LEAST(2, ALARM, (red, "dark red", green))', true],
    ['AT_LEAST(3, ALARM, (red, "dark red", green))', false],
    ['AT_LEAST(50%, OK, (red, green))', true],
    ['AT_LEAST(51%, OK, (red, green))', false],
    ['AT_LEAST(2, NOT OK, (red, green, grey))', true],
    ['AT_LEAST(3, NOT OK, (red, green, grey))', false],
    ['AT_LEAST(2, ALARM, (red, "dark red")) AND NOT ALARM(green)', true],
  ])('%s is %s', (rule, expected) => {
    expect(isTrue(rule)).toBe(expected);
  });

  test('names each alarm once', () => {
    expect(
      alarmsOf(parseAlarmRule('ALARM(a) AND NOT (OK("b") OR ALARM(a)) OR AT_LEAST(1, OK, (b, c)) OR TRUE')),
    ).toEqual(['a', 'b', 'c']);
  });

  test.each([
    ['', ''],
    ['ALARM', 'ALARM'],
    ['ALARM(', '('],
    ['ALARM()', ')'],
    ['ALARM(red', 'red'],
    ['RED(red)', 'RED'],
    ['"ALARM"(red)', 'ALARM'],
    ['ALARM(red) ALARM(green)', ')'],
    ['ALARM(red) and ALARM(green)', ')'],
    ['AT_LEAST(x, ALARM, (red))', 'x'],
    ['AT_LEAST(1, RED, (red))', 'RED'],
    ['AT_LEAST(1, ALARM, red)', 'red'],
  ])('%j is not understood', (rule, place) => {
    expect(() => parseAlarmRule(rule)).toThrow(
      new Error(`AlarmRule must be a rule expression, got ${rule}, which is not understood at "${place}"`),
    );
  });

  test('closes its quotation marks', () => {
    expect(() => parseAlarmRule('ALARM("red)')).toThrow(
      new Error('AlarmRule must close its quotation marks, got ALARM("red)'),
    );
  });

  test('has at most 500 elements', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}TRUE${')'.repeat(depth)}`;
    expect(() => parseAlarmRule(nested(249))).not.toThrow();
    expect(() => parseAlarmRule(nested(250))).toThrow(new Error('AlarmRule must have at most 500 elements, got 501'));
  });
});
