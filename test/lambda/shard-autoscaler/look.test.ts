import { timeOfLook } from '../../../lambda/shard-autoscaler/look';

const NOON = Date.UTC(2026, 5, 1, 12);

describe('timeOfLook', () => {
  test.each([
    ['a schedule', { time: '2026-06-01T12:00:00Z' }],
    ['an alarm', { source: 'aws.cloudwatch', time: '2026-06-01T12:00:00.000+0000' }],
  ])('takes the time of %s', (_, event) => {
    expect(timeOfLook(event)).toBe(NOON);
  });

  test.each([
    [{}, 'undefined'],
    [{ time: 'noon' }, '"noon"'],
  ])('refuses %j', (event, got) => {
    expect(() => timeOfLook(event)).toThrow(
      expect.objectContaining({ message: `shard-autoscaler: time must be a time, got ${got}` }),
    );
  });
});
