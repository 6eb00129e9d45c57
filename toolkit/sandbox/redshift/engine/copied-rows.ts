export interface CopyTarget {
  readonly table: string;
  /** Quoted names, separated by commas. */
  readonly columns: string;
  /** Rows of a wrong type after which the copy gives up. */
  readonly tolerated: number;
}

export interface SkippedRow {
  /** Counted from 1, in the text that was sent. */
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

export interface CopiedRows {
  readonly rows: number;
  readonly skipped: readonly SkippedRow[];
}
