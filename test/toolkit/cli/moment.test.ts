import { momentOf } from '../../../toolkit/cli/moment';
import { UsageError } from '../../../toolkit/cli/usage-error';

const NOW = Date.UTC(2026, 5, 1, 12);

describe('momentOf', () => {
  test.each([
    ['2026-06-01T11:00:00Z', Date.UTC(2026, 5, 1, 11)],
    ['2026-06-01T11:00:00+02:00', Date.UTC(2026, 5, 1, 9)],
    ['2026-06-01', Date.UTC(2026, 5, 1)],
    ['90s', NOW - 90_000],
    ['15m', NOW - 15 * 60_000],
    ['2h', NOW - 2 * 3_600_000],
    ['3d', NOW - 3 * 86_400_000],
  ])('reads %s', (text, time) => {
    expect(momentOf('since', text, NOW)).toBe(time);
  });

  test('leaves out what is not given', () => {
    expect(momentOf('since', undefined, NOW)).toBeUndefined();
  });

  test.each(['', 'lately', '15', '15w', '2026-13-01', '7'])('refuses %s', (text) => {
    const message = `--since must be a time or a duration such as 15m, got ${text}`;
    expect(() => momentOf('since', text, NOW)).toThrow(new UsageError(message));
  });
});
