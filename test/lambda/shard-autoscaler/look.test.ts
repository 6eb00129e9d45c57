import { parseLook } from '../../../lambda/shard-autoscaler/look';

const NOON = Date.UTC(2026, 5, 1, 12);

describe('parseLook', () => {
  test('takes the time of a schedule', () => {
    expect(parseLook({ time: '2026-06-01T12:00:00Z' })).toEqual({ now: NOON });
  });

  test('takes the time of an alarm', () => {
    expect(parseLook({ source: 'aws.cloudwatch', time: '2026-06-01T12:00:00.000+0000' })).toEqual({ now: NOON });
  });

  test('takes a peak', () => {
    const event = { time: '2026-06-01T12:00:00Z', minShards: 40, minutes: 90 };
    expect(parseLook(event)).toEqual({ now: NOON, peak: { minShards: 40, minutes: 90 } });
  });

  test.each([
    [{}, 'shard-autoscaler: time must be a time, got undefined'],
    [{ time: 'noon' }, 'shard-autoscaler: time must be a time, got "noon"'],
    [
      { time: '2026-06-01T12:00:00Z', minShards: 0, minutes: 1 },
      'shard-autoscaler: minShards must be a whole number from 1, got 0',
    ],
    [
      { time: '2026-06-01T12:00:00Z', minShards: 1 },
      'shard-autoscaler: minutes must be a whole number from 1, got undefined',
    ],
    [
      { time: '2026-06-01T12:00:00Z', minShards: 1, minutes: 1.5 },
      'shard-autoscaler: minutes must be a whole number from 1, got 1.5',
    ],
  ])('refuses %j', (event, message) => {
    expect(() => parseLook(event)).toThrow(expect.objectContaining({ message }));
  });
});
