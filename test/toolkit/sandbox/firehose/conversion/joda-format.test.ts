import { jodaFormat } from '../../../../../toolkit/sandbox/firehose/conversion/joda-format';

function read(pattern: string, text: unknown): string | undefined {
  const time = jodaFormat(pattern)(text);
  return time === undefined ? undefined : new Date(time).toISOString();
}

describe('jodaFormat', () => {
  test.each([
    ["yyyy-MM-dd'T'HH:mm:ss", '2026-01-02T03:04:05', '2026-01-02T03:04:05.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", '2026-01-02T03:04:05.067+02:30', '2026-01-02T00:34:05.067Z'],
    ['yyyyMMddHHmmssSSS', '20260102030405067', '2026-01-02T03:04:05.067Z'],
    ['dd/MMM/yyyy:HH:mm:ss Z', '02/Jan/2026:03:04:05 -0100', '2026-01-02T04:04:05.000Z'],
    ['EEE, d MMMM yyyy', 'Fri, 2 January 2026', '2026-01-02T00:00:00.000Z'],
    ['M/d/yy h:mm a', '1/2/26 12:04 AM', '2026-01-02T00:04:00.000Z'],
    ['M/d/yy h:mm a', '1/2/26 3:04 PM', '2026-01-02T15:04:00.000Z'],
    ['yyyy.DDD', '2026.033', '2026-02-02T00:00:00.000Z'],
    ["yyyy 'o''clock' ''HH", "2026 o'clock '07", '2026-01-01T07:00:00.000Z'],
  ])('reads by %s: %s', (pattern, text, expected) => {
    expect(read(pattern, text)).toBe(expected);
  });

  test.each([
    ['yyyy-MM-dd', '2026-02-30'],
    ['yyyy-MM-dd', '2026-01-02 03:04:05'],
    ['dd MMM yyyy', '02 Jax 2026'],
    ['HH:mm', '24:00'],
    ['HH:mm', '23:60'],
    ['HH:mm:ss', '23:00:60'],
    ['yyyy.MM', '2026x01'],
    ['yyyy', 'text'],
  ])('does not take by %s: %s', (pattern, text) => {
    expect(read(pattern, text)).toBeUndefined();
  });

  test.each(['yyyy w', 'G yyyy', 'zzz'])('refuses %s', (pattern) => {
    expect(() => jodaFormat(pattern)).toThrow(/^the letters (w|G|zzz)$/);
  });
});
