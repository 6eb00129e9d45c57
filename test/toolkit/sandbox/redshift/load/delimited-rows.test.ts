import type { DelimitedFormat } from '../../../../../toolkit/sandbox/redshift/copy/copy-command';
import { delimitedRows } from '../../../../../toolkit/sandbox/redshift/load/delimited-rows';
import { RowRejection } from '../../../../../toolkit/sandbox/redshift/load/load-error';

const TEXT: DelimitedFormat = {
  type: 'delimited',
  delimiter: '|',
  escape: false,
  removeQuotes: false,
  headerLines: 0,
  ignoreBlankLines: false,
  fillRecord: false,
  nullAs: '\\N',
};
const CSV = { ...TEXT, delimiter: ',', quote: '"' };
const ESCAPED = { ...TEXT, escape: true };
const UNQUOTED = { ...TEXT, removeQuotes: true };

const rows = (lines: string[], format: DelimitedFormat, columns = 2) => [...delimitedRows(lines, columns, format)];
const values = (lines: string[], format: DelimitedFormat) => rows(lines, format).map((row) => row.values);

describe('delimitedRows', () => {
  test.each<[string, string[], DelimitedFormat, (string | null)[]]>([
    ['plain fields', ['a|"b"'], TEXT, ['a', '"b"']],
    ['empty fields', ['|'], TEXT, ['', '']],
    ['NULL', ['\\N|N'], TEXT, [null, 'N']],
    ['quoted fields', ['"a,""b""",c'], CSV, ['a,"b"', 'c']],
    ['quoted fields of several lines', ['"a', 'b",c'], CSV, ['a\nb', 'c']],
    ['escaped delimiters', ['a\\|b\\\\|N'], ESCAPED, ['a|b\\', 'N']],
    ['escaped line ends', ['a\\', 'b|c'], ESCAPED, ['a\nb', 'c']],
    ['fields without the quotes around them', ['"a|b"|\'it"s\''], UNQUOTED, ['a|b', 'it"s']],
    ['escapes in quotes', ['"a\\"b"|c'], { ...UNQUOTED, escape: true }, ['a"b', 'c']],
    ['quotes within fields', ['a"b|c'], UNQUOTED, ['a"b', 'c']],
    ['NULL beside escapes', ['\\N|c'], ESCAPED, [null, 'c']],
  ])('reads %s', (_, lines, format, expected) => {
    expect(values(lines, format)).toEqual([expected]);
  });

  test('begins after the header, and counts lines of the file', () => {
    expect(rows(['h', 'a|b', 'c|d'], { ...TEXT, headerLines: 1 }).map(({ line }) => line)).toEqual([2, 3]);
  });

  test('rows that do not have as many fields as the load has columns are rejected', () => {
    expect(values(['a', 'a|b|c', ''], TEXT)).toEqual([
      new RowRejection(1214, 'Delimiter not found'),
      new RowRejection(1202, 'Extra column(s) found'),
      new RowRejection(1214, 'Delimiter not found'),
    ]);
  });

  test.each([
    ['"a', CSV],
    ['"a"b,c', CSV],
    ['"a|b', UNQUOTED],
    ['"a"b|c', UNQUOTED],
  ])('%s is rejected, not cut', (line, format) => {
    expect(values([line], format)).toEqual([new RowRejection(1214, 'Delimited value missing end quote')]);
  });

  test('short rows are filled and blank lines ignored when asked to', () => {
    expect(values(['a', ''], { ...TEXT, fillRecord: true, ignoreBlankLines: true })).toEqual([['a', null]]);
  });
});
