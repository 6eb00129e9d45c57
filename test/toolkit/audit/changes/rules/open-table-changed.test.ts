import { openTableChanged } from '../../../../../toolkit/audit/changes/rules/open-table-changed';
import { removed, replaced, updated } from './changes';

const TABLE = 'AWS::Glue::Table';
const open = (columns: string[]) => ({
  OpenTableFormatInput: { IcebergInput: { MetadataOperation: 'CREATE' } },
  TableInput: { StorageDescriptor: { Columns: columns.map((Name) => ({ Name })) } },
});

describe('open-table-changed', () => {
  test('names a change of what the table is', () => {
    const [before, after] = [open(['id']), open(['id', 'late'])];
    expect(openTableChanged.check(updated(TABLE, before, after))).toEqual([
      { property: 'TableInput', before: before.TableInput, after: after.TableInput },
    ]);
  });

  test('lets a table be that stays, or comes to its end', () => {
    const table = open(['id']);
    expect(openTableChanged.check(updated(TABLE, table, table))).toEqual([]);
    expect(openTableChanged.check(replaced(TABLE, table, open([])))).toEqual([]);
    expect(openTableChanged.check(removed(TABLE))).toEqual([]);
  });

  test('lets a table change that is a definition only', () => {
    const { OpenTableFormatInput, ...before } = open(['id']);
    const { TableInput } = open(['id', 'late']);
    expect(openTableChanged.check(updated(TABLE, before, { TableInput }))).toEqual([]);
  });
});
