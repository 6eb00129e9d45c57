import type { SourceFile } from '../copy/source-files';
import { rowConverter } from '../load/column-values';
import { copyText } from '../load/copy-text';
import type { LoadColumn } from '../load/load-column';
import { ErrorCode, type LoadError, RowRejection } from '../load/load-error';
import { columnsToLoad, sourceRows } from '../load/load-plan';
import type { SourceRow } from '../load/source-row';
import { quoteIdentifier } from '../sql/identifier';
import type { Transaction } from './database';
import type { LoadStatement } from './engine-request';
import { tableColumns } from './table-columns';

/** Text that one COPY of PostgreSQL takes: enough to be fast, little enough to hold. */
const BATCH_CHARACTERS = 4 * 1024 * 1024;

/** Too many rows failed: none is loaded. */
export class LoadFailed extends Error {
  readonly code = 'XX000';

  constructor(
    readonly table: string,
    readonly errors: readonly LoadError[],
  ) {
    super(
      `Load into table '${table}' failed. Check 'sys_load_error_detail' system table for details. ${describe(errors[0])}`,
    );
  }
}

export interface LoadResult {
  readonly rows: number;
  /** Rows left out, fewer than the load tolerates. */
  readonly errors: readonly LoadError[];
}

/** Loads files into a table, inside a transaction of the database and with its role. @throws LoadFailed */
export async function load(transaction: Transaction, statement: LoadStatement): Promise<LoadResult> {
  const columns = columnsToLoad(statement.command, await tableColumns(transaction, statement.command.table));
  const loader = new Loader(transaction, statement, columns);
  const { noLoad } = statement.command;
  if (noLoad) await transaction.exec('SAVEPOINT checked');
  for (const file of statement.files) await loader.loadFile(file);
  if (noLoad) await transaction.exec('ROLLBACK TO SAVEPOINT checked');
  return { rows: noLoad ? 0 : loader.rows, errors: loader.errors };
}

class Loader implements LoadResult {
  rows = 0;
  readonly errors: LoadError[] = [];
  private readonly table: string;
  private readonly columnList: string;

  constructor(
    private readonly transaction: Transaction,
    private readonly statement: LoadStatement,
    private readonly columns: readonly LoadColumn[],
  ) {
    this.table = statement.command.table;
    this.columnList = columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  }

  async loadFile(file: SourceFile): Promise<void> {
    const { command } = this.statement;
    const convert = rowConverter(this.columns, command.conversion);
    let batch = new Batch();
    for (const row of await sourceRows(file.path, this.columns, this.statement)) {
      try {
        if (row.values instanceof RowRejection) throw row.values;
        batch.add(row, copyText(convert(row.values)));
      } catch (error) {
        if (!(error instanceof RowRejection)) throw error;
        this.reject(file, row, error);
      }
      if (batch.characters >= BATCH_CHARACTERS) {
        await this.send(file, batch);
        batch = new Batch();
      }
    }
    await this.send(file, batch);
  }

  private async send(file: SourceFile, batch: Batch): Promise<void> {
    if (batch.rows.length === 0) return;
    const target = { table: this.table, columns: this.columnList, tolerated: this.tolerated };
    const { rows, skipped } = await this.transaction.copy(target, batch.text());
    this.rows += rows;
    for (const { line, column, value } of skipped) {
      const code = this.column(column)?.kind === 'timestamp' ? ErrorCode.INVALID_TIMESTAMP : ErrorCode.INVALID_VALUE;
      const rejection = new RowRejection(code, `Invalid value for ${this.column(column)?.type}`, column, value);
      this.reject(file, batch.rows[line - 1] as SourceRow, rejection);
    }
  }

  private reject(file: SourceFile, row: SourceRow, { code, message, column = '', value = '' }: RowRejection): void {
    const columnType = this.column(column)?.type ?? '';
    this.errors.push({
      table: this.table,
      file: file.url,
      line: row.line,
      column,
      columnType,
      rawLine: row.raw,
      rawValue: value,
      code,
      reason: message,
    });
    if (this.errors.length >= this.statement.command.maxErrors) throw new LoadFailed(this.table, this.errors);
  }

  /** How many more rows may fail without failing the load; one more than that is worth knowing. */
  private get tolerated(): number {
    return Math.max(1, this.statement.command.maxErrors - this.errors.length);
  }

  private column(name: string): LoadColumn | undefined {
    return this.columns.find((column) => column.name === name);
  }
}

/** Rows on their way to PostgreSQL. */
class Batch {
  readonly rows: SourceRow[] = [];
  characters = 0;
  private readonly texts: string[] = [];

  add(row: SourceRow, text: string): void {
    this.rows.push(row);
    this.texts.push(text);
    this.characters += text.length;
  }

  text(): string {
    return this.texts.join('');
  }
}

function describe(error: LoadError | undefined): string {
  if (error === undefined) return '';
  const place = error.column === '' ? '' : `, column "${error.column}"`;
  return `First error: ${error.file}, line ${error.line}${place}: ${error.reason}`;
}
