import { parseFrom, parseUntil } from '../../../../toolkit/cli/tail/position';

const NOW = Date.UTC(2026, 0, 5, 12);

describe('parseFrom', () => {
  test.each(['LATEST', 'TRIM_HORIZON'])('takes %s', (text) => {
    expect(parseFrom(text, NOW)).toEqual({ Type: text });
  });

  test.each([
    ['15m', '2026-01-05T11:45:00Z'],
    ['90s', '2026-01-05T11:58:30Z'],
    ['2h', '2026-01-05T10:00:00Z'],
    ['1d', '2026-01-04T12:00:00Z'],
    ['2026-01-05T10:00:00+01:00', '2026-01-05T09:00:00Z'],
    ['2026-01-05', '2026-01-05T00:00:00Z'],
    ['2026-01-05T12:00:00Z', '2026-01-05T12:00:00Z'],
  ])('takes %s for a time', (text, time) => {
    expect(parseFrom(text, NOW)).toEqual({ Type: 'AT_TIMESTAMP', Timestamp: new Date(time) });
  });

  test.each(['latest', '15', '15w', '-5m', '5', '2026-01-05T12:00:01Z', '2026-13-01', 'yesterday', ''])(
    'refuses %p',
    (text) => {
      const message = `--from must be TRIM_HORIZON, LATEST, a time that has passed or a duration such as 15m, got ${text}`;
      expect(() => parseFrom(text, NOW)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
    },
  );
});

describe('parseUntil', () => {
  test('takes the latest, and a time to come', () => {
    expect(parseUntil('LATEST', NOW)).toEqual({ Type: 'LATEST' });
    expect(parseUntil('2026-02-01', NOW)).toEqual({ Type: 'AT_TIMESTAMP', Timestamp: new Date('2026-02-01') });
  });

  test('refuses what is no end', () => {
    expect(() => parseUntil('TRIM_HORIZON', NOW)).toThrow(
      '--until must be LATEST, a time or a duration such as 15m, got TRIM_HORIZON',
    );
  });
});
