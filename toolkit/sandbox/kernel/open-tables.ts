/** A column of an open table, by the name of its type in Apache Iceberg. */
export interface OpenTableColumn {
  /** Stays the same when the column is renamed. */
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

/** The place of an open table, and its shape. */
export interface OpenTableDefinition {
  /** Such as `s3://bucket/prefix`. */
  readonly location: string;
  readonly columns: readonly OpenTableColumn[];
  /** Columns that the schema declares to tell a row. */
  readonly identifierColumns: readonly string[];
  readonly isPartitioned: boolean;
}

/** The values of a row as they are stored, in the order of the columns; null where there is none. */
export type OpenTableRow = readonly unknown[];

/** What one commit does to a table. */
export interface OpenTableCommit {
  readonly appended: readonly OpenTableRow[];
  /** Rows that go, wherever their values of `keys` are met; what is appended in the same commit stays. */
  readonly deleted: readonly OpenTableRow[];
  /** The columns that tell a row. */
  readonly keys: readonly string[];
}

/** A table in an open format: files that any engine reads. */
export interface OpenTable {
  readonly definition: OpenTableDefinition;
  /** Why it is not written here; absent when it is. */
  readonly whyReadOnly?: string;
  /**
   * The row of a JSON object, which has a member for each column; members without a column are left out.
   * @throws RowMismatch
   */
  row(object: Readonly<Record<string, unknown>>): OpenTableRow;
  /** All of it or nothing. @throws AwsError when its files cannot be written */
  commit(commit: OpenTableCommit): Promise<void>;
}

/** A JSON object that does not fit a table; the message says which column. */
export class RowMismatch extends Error {
  override readonly name = 'RowMismatch';

  constructor(
    readonly code: 'MissingColumnWithinRecord' | 'SchemaTypeMismatch',
    message: string,
  ) {
    super(message);
  }
}

export interface OpenTableService {
  /** @throws AwsError `EntityNotFoundException` */
  openTable(catalogArn: string, database: string, table: string): OpenTable;
}
