import type { ColumnType } from './column-type';

/** One column of a table. */
export interface Column {
  /** The name, which is also the key in the JSON rows. */
  readonly name: string;

  /** The type of the values. */
  readonly type: ColumnType;

  /**
   * What the column holds.
   *
   * @default - no comment
   */
  readonly comment?: string;
}
