import { TableChanges } from '../../../../../../toolkit/sandbox/firehose/destination/iceberg/table-changes';
import type { Operation } from '../../../../../../toolkit/sandbox/firehose/destination/iceberg/table-routing';
import type { ProcessedRecord } from '../../../../../../toolkit/sandbox/firehose/record';
import type { OpenTable } from '../../../../../../toolkit/sandbox/kernel/open-tables';

const COLUMNS = ['id', 'part', 'state'];
const table = {
  definition: { columns: COLUMNS.map((name) => ({ name })) },
  row: (object: Record<string, unknown>) => COLUMNS.map((name) => object[name]),
} as unknown as OpenTable;

type Change = [Operation, ...unknown[]];

function commitOf(keys: readonly string[], ...all: Change[]) {
  const changes = new TableChanges(table, keys);
  for (const [operation, id, part, state] of all) changes.add({} as ProcessedRecord, { id, part, state }, operation);
  const { appended, deleted } = changes.commit;
  return { appended, deleted, records: changes.records.length };
}

describe('TableChanges', () => {
  test('inserts rows with the same key beside one another', () => {
    const { appended, deleted } = commitOf(['id'], ['insert', 1, 1, 'a'], ['insert', 1, 2, 'b']);
    expect(appended).toEqual([
      [1, 1, 'a'],
      [1, 2, 'b'],
    ]);
    expect(deleted).toEqual([]);
  });

  test('lets the last word hold for each key', () => {
    const changes: Change[] = [
      ['insert', 1, 1, 'old'],
      ['insert', 1, 1, 'older'],
      ['update', 1, 1, 'new'],
      ['update', 2, 1, 'gone'],
      ['delete', 2, 1, null],
      ['delete', 3, 1, null],
      ['insert', 3, 1, 'again'],
    ];
    const { appended, deleted, records } = commitOf(['id'], ...changes);
    expect(appended).toEqual([
      [1, 1, 'new'],
      [3, 1, 'again'],
    ]);
    expect(deleted.map(([id]) => id)).toEqual([1, 2, 3]);
    expect(records).toBe(7);
  });

  test.each<[unknown[], unknown[]]>([
    [
      [null, 'x'],
      ['null', 'x'],
    ],
    [
      ['a', '\u0000b'],
      ['a\u0000', 'b'],
    ],
    [
      [1n, 'x'],
      ['1', 'x'],
    ],
  ])('tells the keys %j and %j apart', (one, other) => {
    const { appended } = commitOf(['id', 'part'], ['insert', ...one, 'stays'], ['update', ...other, 'new']);
    expect(appended.map(([, , state]) => state)).toEqual(['stays', 'new']);
  });

  test.each<[string[], Operation, string]>([
    [[], 'delete', 'The table has no unique keys to delete a row by.'],
    [['id', 'nr'], 'update', 'The table has no column nr to update a row by.'],
  ])('changes nothing by the keys %j', (keys, operation, message) => {
    expect(() => commitOf(keys, [operation, 1, 1, 'x'])).toThrow(message);
  });
});
