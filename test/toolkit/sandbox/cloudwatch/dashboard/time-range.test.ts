import { timeRange } from '../../../../../toolkit/sandbox/cloudwatch/dashboard/time-range';

const NOW = Date.UTC(2026, 5, 1, 12);
const HOUR = 3_600_000;

describe('timeRange', () => {
  test.each([
    [{}, 3 * HOUR],
    [{ start: '-PT6H' }, 6 * HOUR],
    [{ start: '-PT90M' }, 1.5 * HOUR],
    [{ start: '-P1D' }, 24 * HOUR],
    [{ start: '-P1WT1H' }, 169 * HOUR],
    [{ start: '2026-06-01T11:00:00Z' }, HOUR],
  ])('of %j ends now', (body, length) => {
    expect(timeRange(body, NOW)).toEqual({ start: NOW - length, end: NOW });
  });

  test('is absolute with an end', () => {
    const body = { start: '2026-05-01T00:00:00Z', end: '2026-05-02T00:00:00Z' };
    expect(timeRange(body, NOW)).toEqual({ start: Date.UTC(2026, 4, 1), end: Date.UTC(2026, 4, 2) });
  });
});
