import { parseTimestamp } from '../../../../../toolkit/sandbox/firehose/conversion/timestamp';

describe('parseTimestamp', () => {
  test.each([
    ['2026-01-02 03:04:05', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 03:04:05.6', '2026-01-02T03:04:05.600Z'],
    ['2026-01-02T03:04:05.678901234Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05+02:30', '2026-01-02T00:34:05.000Z'],
    ['2026-01-02T03:04:05-0100', '2026-01-02T04:04:05.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    [1_518_033_528.123, '2018-02-07T19:58:48.123Z'],
    [1_518_033_528_123, '2018-02-07T19:58:48.123Z'],
  ])('reads %j', (value, expected) => {
    expect(new Date(parseTimestamp(value) as number).toISOString()).toBe(expected);
  });

  test.each([
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-01-02 24:00:00',
    '2026-01-02 03:60:00',
    '2026-01-02 03:04',
    '',
    true,
  ])('does not take %j', (value) => {
    expect(parseTimestamp(value)).toBeUndefined();
  });
});
