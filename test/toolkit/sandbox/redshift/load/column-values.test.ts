import type { CopyConversion } from '../../../../../toolkit/sandbox/redshift/copy/copy-command';
import { rowConverter } from '../../../../../toolkit/sandbox/redshift/load/column-values';
import type { LoadColumn } from '../../../../../toolkit/sandbox/redshift/load/load-column';
import { RowRejection } from '../../../../../toolkit/sandbox/redshift/load/load-error';

const PLAIN: CopyConversion = {
  truncateColumns: false,
  blanksAsNull: false,
  emptyAsNull: false,
  trimBlanks: false,
  acceptAnyDate: false,
  roundDecimals: false,
  explicitIds: false,
};

const column = (kind: LoadColumn['kind'], more: Partial<LoadColumn> = {}): LoadColumn => ({
  name: 'c',
  type: kind,
  kind,
  notNull: false,
  ...more,
});

function convert(value: unknown, target: LoadColumn, conversion: Partial<CopyConversion> = {}): string | null {
  return rowConverter([target], { ...PLAIN, ...conversion })([value])[0] as string | null;
}

describe('rowConverter', () => {
  test.each<[unknown, LoadColumn['kind'], string | null]>([
    ['text', 'character', 'text'],
    [12, 'character', '12'],
    [true, 'character', 'true'],
    [{ a: [1] }, 'character', '{"a":[1]}'],
    ['text', 'json', '"text"'],
    [[1], 'json', '[1]'],
    [1.5, 'other', '1.5'],
    ['', 'other', null],
    [' ', 'other', null],
    [' ', 'timestamp', null],
    ['', 'timestamp', null],
    ['', 'character', ''],
    [null, 'other', null],
    [undefined, 'character', null],
  ])('%j in a column of kind %s is %j', (value, kind, expected) => {
    expect(convert(value, column(kind))).toBe(expected);
  });

  test.each<[Partial<CopyConversion>, string, string | null]>([
    [{ emptyAsNull: true }, '', null],
    [{ emptyAsNull: true }, ' ', ' '],
    [{ blanksAsNull: true }, ' ', null],
    [{ blanksAsNull: true }, '', ''],
    [{ trimBlanks: true }, ' a ', ' a'],
    [{ invalidCharacter: '?' }, 'a\0b', 'a?b'],
  ])('with %j the text %j is %j', (conversion, text, expected) => {
    expect(convert(text, column('character'), conversion)).toBe(expected);
  });

  test('character columns hold bytes, not characters', () => {
    const three = column('character', { maxBytes: 3 });
    expect(convert('äb', three)).toBe('äb');
    expect(() => convert('ää', three)).toThrow(new RowRejection(1204, 'String length exceeds DDL length', 'c', 'ää'));
  });

  test.each([
    ['ää', 3, 'ä'],
    ['ää', 4, 'ää'],
    ['a😀', 4, 'a'],
    ['abcd', 3, 'abc'],
  ])('TRUNCATECOLUMNS cuts %s to %i bytes without halving a character', (text, maxBytes, expected) => {
    expect(convert(text, column('character', { maxBytes }), { truncateColumns: true })).toBe(expected);
  });

  test('NULL does not go where it may not', () => {
    expect(() => convert('', column('other', { notNull: true }))).toThrow(
      new RowRejection(1213, 'Missing data for not-null field', 'c'),
    );
  });

  test('NUL is rejected, since no column can hold it', () => {
    expect(() => convert('a\0', column('character'))).toThrow(
      new RowRejection(1220, 'String contains a NUL character', 'c', 'a\0'),
    );
  });

  test.each([
    ['20.259', 2, false, '20.25'],
    ['20.259', 2, true, '20.259'],
    ['-0.9', 0, false, '-0.0'],
    ['.5', 0, false, '.0'],
    ['20.2', 2, false, '20.2'],
    ['1e-3', 2, false, '1e-3'],
    [' ', 2, false, null],
  ])('the decimal %j of scale %i, rounded %s, is %j', (text, scale, roundDecimals, expected) => {
    expect(convert(text, column('decimal', { scale }), { roundDecimals })).toBe(expected);
  });

  test('a decimal of any scale is not cut', () => {
    expect(convert(20.259, column('decimal'))).toBe('20.259');
  });

  test.each([
    ['yesterday', undefined, null],
    ['2026-02-30', undefined, null],
    ['2026-01-02 25:00:00', undefined, null],
    ['2026-01-02 23:59:59', undefined, '2026-01-02 23:59:59'],
    ['Jan 2 2026', 'auto', 'Jan 2 2026'],
    ['1 of them', 'auto', null],
    ['02.01.2026', 'DD.MM.YYYY', '2026-01-02 00:00:00'],
    ['00.00.2026', 'DD.MM.YYYY', null],
  ])('with ACCEPTANYDATE the time %j in the format %s is %j', (text, timeFormat, expected) => {
    expect(convert(text, column('timestamp'), { acceptAnyDate: true, timeFormat })).toBe(expected);
  });

  test('a time in another format is rejected', () => {
    expect(() => convert('yesterday', column('timestamp'))).toThrow(
      new RowRejection(1206, 'Invalid timestamp format or value', 'c', 'yesterday'),
    );
  });
});
