import type { FixedWidthFormat } from '../../../../../toolkit/sandbox/redshift/copy/copy-command';
import { fixedWidthRows } from '../../../../../toolkit/sandbox/redshift/load/fixed-width-rows';
import { RowRejection } from '../../../../../toolkit/sandbox/redshift/load/load-error';

const FORMAT: FixedWidthFormat = {
  type: 'fixedwidth',
  widths: [2, 3],
  headerLines: 0,
  ignoreBlankLines: false,
  fillRecord: false,
  nullAs: 'N',
};

const values = (lines: (string | undefined)[], format: Partial<FixedWidthFormat> = {}) =>
  [...fixedWidthRows(lines, { ...FORMAT, ...format })].map((row) => row.values);

describe('fixedWidthRows', () => {
  test('takes values from their places, by characters', () => {
    expect(values(['ä b c', 'N 123', '😀x  y'])).toEqual([
      ['ä ', 'b c'],
      [null, '123'],
      ['😀x', '  y'],
    ]);
  });

  test('rows of another length are rejected', () => {
    expect(values(['1234', '123456', '', undefined])).toEqual([
      new RowRejection(1216, 'Invalid input line'),
      new RowRejection(1202, 'Extra column(s) found'),
      new RowRejection(1216, 'Invalid input line'),
      new RowRejection(1220, 'String contains invalid or unsupported UTF8 codepoints'),
    ]);
  });

  test('short rows are filled, and headers and blank lines ignored when asked to', () => {
    const format = { fillRecord: true, headerLines: 1, ignoreBlankLines: true };
    expect(values(['header', '12', '', '123'], format)).toEqual([
      ['12', null],
      ['12', '3'],
    ]);
  });
});
