import type { OpenTable, OpenTableCommit, OpenTableRow } from '../../../kernel/open-tables';
import type { ProcessedRecord } from '../../record';
import { RowFailure } from './row-failure';
import type { Operation } from './table-routing';

interface AppendedRow {
  readonly row: OpenTableRow;
  readonly key: string;
}

/** What the records of one batch do to one table: of rows with the same key, the last word holds. */
export class TableChanges {
  readonly records: ProcessedRecord[] = [];
  private appended: AppendedRow[] = [];
  private readonly deleted = new Map<string, OpenTableRow>();

  constructor(
    readonly table: OpenTable,
    private readonly keys: readonly string[],
  ) {}

  /** @throws RowFailure, or RowMismatch when the object does not fit the table */
  add(record: ProcessedRecord, object: Readonly<Record<string, unknown>>, operation: Operation): void {
    const row = this.table.row(object);
    if (operation === 'insert') this.appended.push({ row, key: this.keyOf(row) });
    else this.replace(row, operation);
    this.records.push(record);
  }

  get commit(): OpenTableCommit {
    return { appended: this.appended.map(({ row }) => row), deleted: [...this.deleted.values()], keys: this.keys };
  }

  private replace(row: OpenTableRow, operation: Operation): void {
    if (this.keys.length === 0) {
      throw new RowFailure('Iceberg.UniqueKeysNotFound', `The table has no unique keys to ${operation} a row by.`);
    }
    const key = this.keyOf(row);
    this.appended = this.appended.filter((other) => other.key !== key);
    this.deleted.set(key, row);
    if (operation === 'update') this.appended.push({ row, key });
  }

  private keyOf(row: OpenTableRow): string {
    const { columns } = this.table.definition;
    return this.keys.map((key) => String(row[columns.findIndex(({ name }) => name === key)])).join('\u0000');
  }
}
