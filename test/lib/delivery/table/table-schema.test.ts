import { ColumnType, TableSchema, type TableSchemaProps } from '../../../../lib';

const schema = (props: Partial<TableSchemaProps> = {}) =>
  new TableSchema({ tableName: 'events', columns: [{ name: 'id', type: ColumnType.BIGINT }], ...props });

describe('TableSchema', () => {
  test('of access logs has the rows of the log transform', () => {
    const { tableName, columns, idColumn, timeColumn } = TableSchema.accessLog();
    expect({ tableName, idColumn, timeColumn }).toEqual({
      tableName: 'access_log',
      idColumn: 'event_id',
      timeColumn: 'time',
    });
    expect(columns.map(({ name, type }) => `${name} ${type.hiveType}`)).toEqual([
      'event_id string',
      'time timestamp',
      'client_ip string',
      'ident string',
      'user_name string',
      'method string',
      'path string',
      'query string',
      'protocol string',
      'status int',
      'bytes bigint',
      'referrer string',
      'user_agent string',
      'log_group string',
      'log_stream string',
      'parse_error string',
      'raw string',
    ]);
  });

  test.each(['Events', '1st', 'a-b', '', 'a'.repeat(128)])('refuses the table name %j', (tableName) => {
    expect(() => schema({ tableName })).toThrow(
      new Error(
        `TableSchema: tableName must be 1 to 127 lowercase letters, digits and _, not beginning with a digit, got "${tableName}"`,
      ),
    );
  });

  test('refuses a column name that Amazon Redshift would fold', () => {
    expect(() => schema({ columns: [{ name: 'userName', type: ColumnType.BIGINT }] })).toThrow(
      new Error(
        'TableSchema: columns must be 1 to 127 lowercase letters, digits and _, not beginning with a digit, got "userName"',
      ),
    );
  });

  test('refuses a table without columns', () => {
    expect(() => schema({ columns: [] })).toThrow(new Error('TableSchema: columns must be at least one column, got 0'));
  });

  test('refuses two columns of one name', () => {
    const column = { name: 'id', type: ColumnType.BIGINT };
    expect(() => schema({ columns: [column, column] })).toThrow(
      new Error('TableSchema: columns must be unique by name, got "id" twice'),
    );
  });

  test.each(['idColumn', 'timeColumn'] as const)('refuses an %s that is no column', (prop) => {
    expect(() => schema({ [prop]: 'other' })).toThrow(
      new Error(`TableSchema: ${prop} must be the name of a column, got "other"`),
    );
  });

  test('takes both by their names', () => {
    expect(schema({ idColumn: 'id', timeColumn: 'id' })).toMatchObject({ idColumn: 'id', timeColumn: 'id' });
  });
});
