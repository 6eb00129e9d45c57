import { columnType } from '../../../../toolkit/sandbox/iceberg/column-types';

const JANUARY_5 = Date.UTC(2026, 0, 5) / 86_400_000;
const TEN = BigInt(Date.UTC(2026, 0, 5, 10)) * 1_000n;

describe('columnType', () => {
  test.each<[string, unknown, unknown]>([
    ['boolean', false, false],
    ['int', -2_147_483_648, -2_147_483_648],
    ['long', '9223372036854775807', 9_223_372_036_854_775_807n],
    ['float', 1.5, 1.5],
    ['double', '12345678901234567.25', 12_345_678_901_234_568],
    ['double', 1e300, 1e300],
    ['string', 'x', 'x'],
    ['string', 1.5, '1.5'],
    ['string', { a: [1] }, '{"a":[1]}'],
    ['date', '2026-01-05', JANUARY_5],
    ['timestamp', '2026-01-05 10:00', TEN],
    ['timestamp', '2026-01-05T10:00:00+05:00', TEN],
    ['timestamptz', '2026-01-05T10:00:00.123456789+01:00', TEN - 3_600_000_000n + 123_456n],
    ['timestamptz', '2026-01-05T10:00:00', TEN],
    ['timestamptz', String(TEN), TEN],
    ['timestamptz', 1, 1n],
    ['uuid', 'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
    ['decimal(9,2)', -12.3, -1230n],
    ['decimal(38,18)', '12345678901234567890.123456789012345678', 12_345_678_901_234_567_890_123_456_789_012_345_678n],
    ['decimal(5, 5)', 0.00123, 123n],
  ])('%s stores %j', (name, value, stored) => {
    expect(columnType(name)?.store(value)).toEqual(stored);
  });

  test.each<[string, string]>([
    ['YQ==', 'a'],
    ['-_-_', '\xfb\xff\xbf'],
    ['Y\r\nQ==', 'a'],
  ])('binary stores %j', (value, stored) => {
    expect(Buffer.from(columnType('binary')?.store(value) as Buffer).toString('latin1')).toBe(stored);
  });

  test.each<[string, unknown]>([
    ['boolean', 1],
    ['int', 2_147_483_648],
    ['int', 1.5],
    ['int', [5]],
    ['int', ''],
    ['long', '9223372036854775808'],
    ['float', 1e39],
    ['double', 'NaN'],
    ['double', [1]],
    ['binary', '!'],
    ['binary', 1],
    ['date', '2026-02-30'],
    ['date', '2026-1-5'],
    ['timestamp', '2026-02-30T10:00:00'],
    ['timestamp', '2026-01-05'],
    ['timestamptz', '9223372036854775808'],
    ['timestamptz', 1.5],
    ['uuid', 'f81d4fae'],
    ['decimal(9,2)', 1.234],
    ['decimal(9,2)', 10_000_000],
    ['decimal(9,2)', [1]],
  ])('%s does not take %j', (name, value) => {
    expect(columnType(name)?.store(value)).toBeUndefined();
  });

  test.each([
    [9, { type: 'INT32' }],
    [10, { type: 'INT64' }],
    [18, { type: 'INT64' }],
    [19, { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 9 }],
    [38, { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 }],
  ])('a decimal of %i digits takes as few bytes as it needs', (precision, storage) => {
    const logical = { converted_type: 'DECIMAL', precision, scale: 2 };
    expect(columnType(`decimal(${precision},2)`)?.element).toEqual({ ...logical, ...storage });
  });

  test.each(['decimal(39,2)', 'decimal(2,3)', 'decimal(0,0)', 'struct<a:int>', 'list<int>', 'time', 'toString'])(
    '%s is not written',
    (name) => {
      expect(columnType(name)).toBeUndefined();
    },
  );
});
