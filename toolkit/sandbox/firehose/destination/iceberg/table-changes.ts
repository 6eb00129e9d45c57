import type { OpenTable, OpenTableCommit, OpenTableRow } from '../../../kernel/open-tables';
import type { ProcessedRecord } from '../../record';
import { RowFailure } from './row-failure';
import type { Operation } from './table-routing';

/** What the records of one batch do to one table: of rows with the same key, the last word holds. */
export class TableChanges {
  readonly records: ProcessedRecord[] = [];
  /** Rows by the values that tell them. */
  private readonly appended = new Map<string, OpenTableRow[]>();
  private readonly deleted = new Map<string, OpenTableRow>();
  private readonly places: readonly number[];

  constructor(
    readonly table: OpenTable,
    private readonly keys: readonly string[],
  ) {
    const { columns } = table.definition;
    this.places = keys.map((key) => columns.findIndex(({ name }) => name === key));
  }

  /** @throws RowFailure, or RowMismatch when the object does not fit the table */
  add(record: ProcessedRecord, object: Readonly<Record<string, unknown>>, operation: Operation): void {
    if (operation !== 'insert') this.requireKeys(operation);
    const row = this.table.row(object);
    const key = this.keyOf(row);
    if (operation !== 'insert') {
      this.appended.delete(key);
      this.deleted.set(key, row);
    }
    if (operation !== 'delete') this.append(key, row);
    this.records.push(record);
  }

  get commit(): OpenTableCommit {
    return { appended: [...this.appended.values()].flat(), deleted: [...this.deleted.values()], keys: this.keys };
  }

  private append(key: string, row: OpenTableRow): void {
    const rows = this.appended.get(key);
    if (rows === undefined) this.appended.set(key, [row]);
    else rows.push(row);
  }

  /** Without a column to compare, every row of the table would go. */
  private requireKeys(operation: Operation): void {
    const unknown = this.keys.find((_, i) => this.places[i] === -1);
    if (this.keys.length > 0 && unknown === undefined) return;
    const lack = unknown === undefined ? 'no unique keys' : `no column ${unknown}`;
    throw new RowFailure('Iceberg.UniqueKeysNotFound', `The table has ${lack} to ${operation} a row by.`);
  }

  private keyOf(row: OpenTableRow): string {
    return JSON.stringify(this.places.map((place) => [typeof row[place], String(row[place])]));
  }
}
