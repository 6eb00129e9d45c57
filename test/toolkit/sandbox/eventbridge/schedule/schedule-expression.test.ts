import { recurrenceOf } from '../../../../../toolkit/sandbox/eventbridge/schedule/schedule-expression';

const CREATED = Date.UTC(2026, 0, 1, 0, 0, 30);

interface Options {
  readonly timeZone?: string;
  readonly firstRun?: 'at-start' | 'after-interval';
  readonly from?: string;
}

function runs(expression: string, count: number, { timeZone = 'UTC', firstRun = 'at-start', from }: Options = {}) {
  const recurrence = recurrenceOf(expression, { start: CREATED, firstRun, timeZone });
  const found: string[] = [];
  let time = from === undefined ? CREATED - 1 : Date.parse(from);
  while (found.length < count) {
    const next = recurrence.after(time);
    if (next === undefined) break;
    found.push(new Date(next).toISOString().replace(':00.000Z', ''));
    time = next;
  }
  return found;
}

describe('recurrenceOf', () => {
  test.each([
    ['rate(5 minutes)', ['2026-01-01T00:00:30.000Z', '2026-01-01T00:05:30.000Z']],
    ['rate(1 minute)', ['2026-01-01T00:00:30.000Z', '2026-01-01T00:01:30.000Z']],
    ['rate(2 hours)', ['2026-01-01T00:00:30.000Z', '2026-01-01T02:00:30.000Z']],
    ['rate(1 day)', ['2026-01-01T00:00:30.000Z', '2026-01-02T00:00:30.000Z']],
  ])('counts %s from its start', (expression, expected) => {
    expect(runs(expression, 2)).toEqual(expected);
  });

  test('may begin a rate one interval later', () => {
    expect(runs('rate(5 minutes)', 2, { firstRun: 'after-interval' })).toEqual([
      '2026-01-01T00:05:30.000Z',
      '2026-01-01T00:10:30.000Z',
    ]);
  });

  test('gives the next run of a rate whenever it is asked', () => {
    const recurrence = recurrenceOf('rate(5 minutes)', { start: CREATED, firstRun: 'at-start', timeZone: 'UTC' });
    expect(recurrence.after(CREATED + 299_999)).toBe(CREATED + 300_000);
    expect(recurrence.after(CREATED + 300_000)).toBe(CREATED + 600_000);
  });

  test.each([
    ['every minute', '* * * * ? *', ['2026-01-01T00:01', '2026-01-01T00:02']],
    ['without a year', '* * * * ?', ['2026-01-01T00:01', '2026-01-01T00:02']],
    ['every tenth minute from the first', '1/10 * * * ? *', ['2026-01-01T00:01', '2026-01-01T00:11']],
    ['a list of minutes', '5,35 14 * * ? *', ['2026-01-01T14:05', '2026-01-01T14:35']],
    ['Sunday, the first day of the week', '0 12 ? * 1 *', ['2026-01-04T12:00', '2026-01-11T12:00']],
    ['Saturday, the seventh', '0 12 ? * 7 *', ['2026-01-03T12:00', '2026-01-10T12:00']],
    ['weekdays by number', '0 12 ? * 2-6 *', ['2026-01-01T12:00', '2026-01-02T12:00', '2026-01-05T12:00']],
    ['weekdays by name', '0 12 ? * MON-FRI *', ['2026-01-01T12:00', '2026-01-02T12:00', '2026-01-05T12:00']],
    ['the last day of the week', '0 12 ? * L *', ['2026-01-03T12:00', '2026-01-10T12:00']],
    ['the last Friday of the month', '15 10 ? * 6L 2026-2027', ['2026-01-30T10:15', '2026-02-27T10:15']],
    ['the second Tuesday of the month', '0 12 ? * 3#2 *', ['2026-01-13T12:00', '2026-02-10T12:00']],
    ['the last day of the month', '0 12 L * ? *', ['2026-01-31T12:00', '2026-02-28T12:00']],
    ['the weekday nearest to the third', '0 12 3W * ? *', ['2026-01-02T12:00', '2026-02-03T12:00']],
    ['a month by name', '0 20 1 FEB,APR ? *', ['2026-02-01T20:00', '2026-04-01T20:00']],
    ['a year', '0 0 1 1 ? 2028', ['2028-01-01T00:00']],
    ['a year that is over', '0 0 1 1 ? 2020', []],
  ])('understands %s', (_, cron, expected) => {
    expect(runs(`cron(${cron})`, Math.max(expected.length, 1))).toEqual(expected);
  });

  test('reads a cron expression in its time zone', () => {
    expect(runs('cron(0 9 * * ? *)', 2, { timeZone: 'America/New_York' })).toEqual([
      '2026-01-01T14:00',
      '2026-01-02T14:00',
    ]);
  });

  test('skips a time that does not exist where the clocks go forward', () => {
    const options = { timeZone: 'America/Los_Angeles', from: '2026-03-07T11:00:00Z' };
    expect(runs('cron(30 2 * * ? *)', 2, options)).toEqual(['2026-03-09T09:30', '2026-03-10T09:30']);
  });

  test.each(['30 1 * * ? *', '30 1,2 1 * ? *'])('runs %s once where the clocks go back', (cron) => {
    const options = { timeZone: 'America/Los_Angeles', from: '2026-11-01T07:00:00Z' };
    const [first, second] = runs(`cron(${cron})`, 2, options);
    expect(first).toBe('2026-11-01T08:30');
    expect(second).not.toBe('2026-11-01T09:30');
  });

  test('goes on through the hour that comes twice when it runs every hour', () => {
    const options = { timeZone: 'America/Los_Angeles', from: '2026-11-01T07:59:00Z' };
    expect(runs('cron(0 * * * ? *)', 3, options)).toEqual(['2026-11-01T08:00', '2026-11-01T09:00', '2026-11-01T10:00']);
  });

  test('runs once at a time', () => {
    const timeZone = 'America/Los_Angeles';
    expect(runs('at(2026-11-20T13:00:00)', 2, { timeZone })).toEqual(['2026-11-20T21:00']);
    expect(runs('at(2026-11-20T13:00:00)', 1, { from: '2026-11-20T13:00:00Z' })).toEqual([]);
  });

  test.each([
    ['every minute', 'ScheduleExpression must be rate(...), cron(...) or at(...), got every minute'],
    ['rate(0 minutes)', 'ScheduleExpression must be rate(<number> minutes|hours|days), got rate(0 minutes)'],
    ['rate(5 seconds)', 'ScheduleExpression must be rate(<number> minutes|hours|days), got rate(5 seconds)'],
    [
      'cron(0 12 * * * *)',
      'ScheduleExpression must be cron(minutes hours day-of-month month day-of-week year) with ? for one of the days, got cron(0 12 * * * *)',
    ],
    [
      'cron(0 12 ? * ? *)',
      'ScheduleExpression must be cron(minutes hours day-of-month month day-of-week year) with ? for one of the days, got cron(0 12 ? * ? *)',
    ],
    [
      'cron(12)',
      'ScheduleExpression must be cron(minutes hours day-of-month month day-of-week year) with ? for one of the days, got cron(12)',
    ],
    ['at(tomorrow)', 'ScheduleExpression must be at(yyyy-mm-ddThh:mm:ss), got at(tomorrow)'],
    ['at(2026-02-30T00:00:00)', 'ScheduleExpression must be at(yyyy-mm-ddThh:mm:ss), got at(2026-02-30T00:00:00)'],
  ])('refuses %s', (expression, message) => {
    expect(() => runs(expression, 1)).toThrow(new Error(message));
  });

  test('refuses a field out of range', () => {
    expect(() => runs('cron(60 * * * ? *)', 1)).toThrow(
      /^ScheduleExpression must be a cron expression, got cron\(60 \* \* \* \? \*\): /,
    );
  });
});
