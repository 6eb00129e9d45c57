import type { RowRejection } from './load-error';

/** A row of a file: the text or JSON value of each column in the order of the load, or why it cannot be read. */
export interface SourceRow {
  /** Counted from 1. */
  readonly line: number;
  readonly raw: string;
  readonly values: readonly unknown[] | RowRejection;
}
