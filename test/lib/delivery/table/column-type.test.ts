import { ColumnType } from '../../../../lib';

describe('ColumnType', () => {
  test.each([
    [ColumnType.BOOLEAN, 'boolean', 'BOOLEAN'],
    [ColumnType.SMALLINT, 'int', 'SMALLINT'],
    [ColumnType.INTEGER, 'int', 'INTEGER'],
    [ColumnType.BIGINT, 'bigint', 'BIGINT'],
    [ColumnType.DOUBLE, 'double', 'DOUBLE PRECISION'],
    [ColumnType.DATE, 'date', 'DATE'],
    [ColumnType.TIMESTAMP, 'timestamp', 'TIMESTAMP'],
    [ColumnType.text(), 'string', 'VARCHAR(65535)'],
    [ColumnType.text(1), 'string', 'VARCHAR(1)'],
    [ColumnType.of('decimal(20,2)', 'DECIMAL(20,2)'), 'decimal(20,2)', 'DECIMAL(20,2)'],
    [ColumnType.of('array<struct<a:int>>', 'SUPER'), 'array<struct<a:int>>', 'SUPER'],
  ])('%# has a name in both systems', (type, hiveType, redshiftType) => {
    expect(type).toMatchObject({ hiveType, redshiftType });
  });

  test.each([0, 65_536, 1.5])('refuses a text of %d bytes', (maxLength) => {
    expect(() => ColumnType.text(maxLength)).toThrow(
      new Error(`ColumnType: maxLength must be a whole number from 1 to 65535, got ${maxLength}`),
    );
  });

  test.each([
    ['string; drop', 'VARCHAR(1)', 'hiveType', '"string; drop"'],
    ['string', "VARCHAR(1) DEFAULT 'x'", 'redshiftType', `"VARCHAR(1) DEFAULT 'x'"`],
  ])('refuses the types %s and %s', (hiveType, redshiftType, prop, got) => {
    expect(() => ColumnType.of(hiveType, redshiftType)).toThrow(
      new Error(`ColumnType: ${prop} must be a type name of letters, digits, spaces, _ , : < > ( ), got ${got}`),
    );
  });
});
