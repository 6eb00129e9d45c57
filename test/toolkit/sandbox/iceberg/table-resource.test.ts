import { bucketOfTable, icebergDefinition } from '../../../../toolkit/sandbox/iceberg/table-resource';

describe('icebergDefinition', () => {
  test('has the columns of the template, which may give their ids', () => {
    const SchemaFieldList = [
      { Name: 'id', Type: 'long', Required: 'true' },
      { Id: '7', Name: 'state', Type: 'string' },
    ];
    expect(icebergDefinition('s3://lake', { IcebergSchema: { SchemaFieldList } })).toEqual({
      location: 's3://lake',
      columns: [
        { id: 1, name: 'id', type: 'long', required: true },
        { id: 7, name: 'state', type: 'string', required: false },
      ],
      identifierColumns: [],
      isPartitioned: false,
    });
  });

  test.each([
    [undefined, false],
    [{}, false],
    [{ IcebergPartitionSpec: { Fields: [] } }, false],
    [{ IcebergPartitionSpec: { Fields: [{ SourceId: 1 }] } }, true],
  ])('of %j is partitioned: %s', (metadata, isPartitioned) => {
    expect(icebergDefinition('s3://lake', metadata).isPartitioned).toBe(isPartitioned);
  });
});

describe('bucketOfTable', () => {
  test('is a legal name of its own for each table', () => {
    const long = 'n'.repeat(255);
    const names = [bucketOfTable('b', 'a_b', 'c'), bucketOfTable('b', 'a', 'b_c'), bucketOfTable('b', long, long)];
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^[a-z\d][a-z\d-]{1,61}--table-s3$/);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(63);
  });
});
