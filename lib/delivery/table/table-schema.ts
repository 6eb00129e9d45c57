import { requirePattern, requireThat } from '../../private/validation';
import { ACCESS_LOG_COLUMNS } from './access-log-columns';
import type { Column } from './column';

/** Lower case only: AWS Glue and Amazon Redshift fold names, and records must carry them as they are. */
const IDENTIFIER = /^[a-z_][a-z0-9_]{0,126}$/;
const IDENTIFIER_WORDS = '1 to 127 lowercase letters, digits and _, not beginning with a digit';

/** Properties of a table schema. */
export interface TableSchemaProps {
  /** The name of the table: 1 to 127 lowercase letters, digits and `_`. */
  readonly tableName: string;

  /** The columns, in order. */
  readonly columns: Column[];

  /**
   * The column which is the same on each delivery of one row, so that readers can drop duplicates.
   *
   * @default - rows are not told apart, and no view without duplicates is made
   */
  readonly idColumn?: string;

  /**
   * The column which holds the time of the row; the warehouse sorts by it.
   *
   * @default - rows are not sorted
   */
  readonly timeColumn?: string;
}

/**
 * The columns of a table, shared by the lake and the warehouse.
 */
export class TableSchema {
  /** The table of web-server access logs, which the prebuilt log transform fills. */
  public static accessLog(): TableSchema {
    return new TableSchema({
      tableName: 'access_log',
      columns: ACCESS_LOG_COLUMNS,
      idColumn: 'event_id',
      timeColumn: 'time',
    });
  }

  /** The name of the table. */
  public readonly tableName: string;

  /** The columns, in order. */
  public readonly columns: Column[];

  /** The column which identifies a row, if there is one. */
  public readonly idColumn?: string;

  /** The column which holds the time of a row, if there is one. */
  public readonly timeColumn?: string;

  constructor(props: TableSchemaProps) {
    requirePattern('TableSchema', 'tableName', props.tableName, IDENTIFIER, IDENTIFIER_WORDS);
    requireColumns(props.columns);
    requireMember(props, 'idColumn');
    requireMember(props, 'timeColumn');
    this.tableName = props.tableName;
    this.columns = props.columns;
    this.idColumn = props.idColumn;
    this.timeColumn = props.timeColumn;
  }
}

function requireColumns(columns: Column[]): void {
  requireThat(columns.length > 0, 'TableSchema', 'columns', 'at least one column', '0');
  const seen = new Set<string>();
  for (const { name } of columns) {
    requirePattern('TableSchema', 'columns', name, IDENTIFIER, IDENTIFIER_WORDS);
    requireThat(!seen.has(name), 'TableSchema', 'columns', 'unique by name', `${JSON.stringify(name)} twice`);
    seen.add(name);
  }
}

function requireMember(props: TableSchemaProps, prop: 'idColumn' | 'timeColumn'): void {
  const name = props[prop];
  const holds = name === undefined || props.columns.some((column) => column.name === name);
  requireThat(holds, 'TableSchema', prop, 'the name of a column', JSON.stringify(name));
}
