import { Peak } from '../../../lambda/shard-autoscaler/peak';

const HOUR = 3_600_000;

function peak(schedule: string, timeZone = 'UTC', minutes = 60): Peak {
  return new Peak({ schedule, timeZone, minutes, minShards: 32 });
}

/** The floor a millisecond before, at the beginning, at the last millisecond, and at the end. */
function around(of: Peak, beginning: string, minutes = 60): number[] {
  const start = Date.parse(beginning);
  const end = start + minutes * 60_000;
  return [start - 1, start, end - 1, end].map((time) => of.floorAt(time));
}

const ON_TIME = [0, 32, 32, 0];

describe('a peak', () => {
  test.each([
    ['cron(30 17 ? * FRI *)', 'UTC', '2026-06-05T17:30:00Z'],
    ['cron(30 17 ? * 6 *)', 'UTC', '2026-06-05T17:30:00Z'],
    ['cron(30 17 ? * L *)', 'UTC', '2026-06-06T17:30:00Z'],
    ['cron(0 8 ? * 6L *)', 'UTC', '2026-06-26T08:00:00Z'],
    ['cron(0 8 ? * 2#1 2026)', 'UTC', '2026-06-01T08:00:00Z'],
    ['cron(0 8 L * ? *)', 'UTC', '2026-06-30T08:00:00Z'],
    ['cron(0 8 15W 8 ?)', 'UTC', '2026-08-14T08:00:00Z'],
    ['at(2026-11-27T08:00:00)', 'UTC', '2026-11-27T08:00:00Z'],
  ])('follows %s', (schedule, timeZone, beginning) => {
    expect(around(peak(schedule, timeZone), beginning)).toEqual(ON_TIME);
  });

  test.each([
    ['in summer', 'cron(30 17 ? * FRI *)', 'Europe/Paris', '2026-06-05T15:30:00Z'],
    ['in winter', 'cron(30 17 ? * FRI *)', 'Europe/Paris', '2026-12-04T16:30:00Z'],
    ['for a single time', 'at(2026-11-27T08:00:00)', 'America/New_York', '2026-11-27T13:00:00Z'],
    ['that the clocks skip', 'cron(30 2 * * ? *)', 'Europe/Paris', '2026-03-29T01:00:00Z'],
  ])('follows its time zone %s', (_, schedule, timeZone, beginning) => {
    expect(around(peak(schedule, timeZone), beginning)).toEqual(ON_TIME);
  });

  test('lasts over midnight, and up to a week', () => {
    expect(around(peak('cron(0 22 ? * SUN *)', 'UTC', 10_079), '2026-06-07T22:00:00Z', 10_079)).toEqual(ON_TIME);
  });

  test('that begins again before it has ended goes on', () => {
    const hourly = peak('cron(0 * * * ? *)', 'UTC', 90);
    expect(hourly.floorAt(Date.UTC(2026, 5, 1, 12) + HOUR - 1)).toBe(32);
  });

  test('has to begin at single moments', () => {
    expect(() => peak('rate(1 day)')).toThrow(
      expect.objectContaining({
        message: 'shard-autoscaler: schedule must be cron(...) or at(...), got rate(1 day)',
      }),
    );
  });
});
