import { columnsOf, isIceberg, openDefinition, type TableInput } from '../../../../toolkit/sandbox/glue/table-input';

const table = (Columns: { Name: string; Type?: string }[], rest: Partial<TableInput> = {}): TableInput => ({
  StorageDescriptor: { Columns, Location: 's3://lake/orders' },
  ...rest,
});

describe('TableInput', () => {
  test('has columns in lower case, of type string unless it says otherwise', () => {
    expect(columnsOf(table([{ Name: 'Id', Type: 'int' }, { Name: 'note' }]))).toEqual([
      { name: 'id', type: 'int' },
      { name: 'note', type: 'string' },
    ]);
    expect(columnsOf({})).toEqual([]);
  });

  test.each<[unknown, boolean]>([
    ['ICEBERG', true],
    ['iceberg', true],
    ['hudi', false],
    [undefined, false],
  ])('of the table type %j is one of Apache Iceberg: %s', (table_type, expected) => {
    expect(isIceberg({ Parameters: { table_type } })).toBe(expected);
  });

  test.each([
    ['bigint', 'long'],
    ['INTEGER', 'int'],
    ['smallint', 'int'],
    ['tinyint', 'int'],
    ['varchar(20)', 'string'],
    ['char(2)', 'string'],
    ['decimal(9,2)', 'decimal(9,2)'],
    ['timestamp', 'timestamp'],
  ])('names the type %s as Apache Iceberg does: %s', (hive, iceberg) => {
    const [column] = openDefinition(table([{ Name: 'c', Type: hive }])).columns;
    expect(column).toEqual({ id: 1, name: 'c', type: iceberg, required: false });
  });

  test('tells a partitioned table', () => {
    expect(openDefinition(table([])).isPartitioned).toBe(false);
    expect(openDefinition(table([], { PartitionKeys: [{ Name: 'day' }] })).isPartitioned).toBe(true);
  });

  test('needs a place for an open table', () => {
    expect(() => openDefinition({})).toThrow('StorageDescriptor.Location must be set for an open table, got undefined');
  });
});
