import { dateReader, timeReader } from '../../../../../toolkit/sandbox/redshift/load/time-format';

describe('timeReader', () => {
  test.each([
    [undefined, '2026-01-02 03:04:05.678', '2026-01-02 03:04:05.678'],
    [undefined, '2026-01-02', '2026-01-02'],
    [undefined, '2026-01-02T03:04:05Z', undefined],
    ['auto', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z'],
    ['auto', 'Jan 2 2026', 'Jan 2 2026'],
    ['auto', 'now', undefined],
    ['epochsecs', '1767323045.5', '2026-01-02T03:04:05.500Z'],
    ['epochsecs', 'soon', undefined],
    ['epochmillisecs', '1767323045678', '2026-01-02T03:04:05.678Z'],
    ['epochmillisecs', '9999999999999999999', undefined],
    ['DD.MM.YYYY HH24:MI:SS', '02.01.2026 03:04:05', '2026-01-02 03:04:05'],
    ['YYYY-MM-DDTHH:MI:SSOF', '2026-01-02T03:04:05+02:00', '2026-01-02 03:04:05+02:00'],
    ['YYYY-MM-DDTHH:MI:SSZ', '2026-01-02T03:04:05Z', '2026-01-02 03:04:05'],
    ['YYYY.MM.DD', '2026-01-02', undefined],
  ])('TIMEFORMAT %s reads %s as %s', (format, text, expected) => {
    expect(timeReader(format)(text)).toBe(expected);
  });

  test('a format that does not run is refused by name', () => {
    expect(() => timeReader('MON DD')).toThrow(
      new Error(
        "COPY: TIMEFORMAT must be 'auto', 'epochsecs', 'epochmillisecs' or made of YYYY, MM, DD, HH24, HH, MI, SS, OF, got MON DD",
      ),
    );
  });

  test('dates have no time unless their format says so', () => {
    expect(dateReader(undefined)('2026-01-02')).toBe('2026-01-02');
    expect(dateReader(undefined)('2026-01-02 03:04')).toBeUndefined();
  });
});
