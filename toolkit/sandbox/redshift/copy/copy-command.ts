/** A COPY statement, read. */
export interface CopyCommand {
  /** As the statement says it, such as `public.access_log`. */
  readonly table: string;
  /** Names of columns; absent when the statement lists none. */
  readonly columns?: readonly string[];
  /** `s3://bucket/key` of the manifest, or the prefix of the data files. */
  readonly source: string;
  /** ARN of the role that reads it; absent for the default role. */
  readonly roleArn?: string;
  readonly manifest: boolean;
  readonly gzip: boolean;
  readonly format: CopyFormat;
  readonly conversion: CopyConversion;
  /** How many rows may fail: the load fails when this many do. 0 and 1 both stand for none. */
  readonly maxErrors: number;
  /** Rows are checked, and none is loaded. */
  readonly noLoad: boolean;
}

export type CopyFormat =
  | JsonFormat
  | JsonPathsFormat
  | DocumentFormat
  | DelimitedFormat
  | FixedWidthFormat
  | ParquetFormat;

export interface JsonFormat {
  readonly type: 'json';
  readonly ignoreCase: boolean;
}

/** JSON whose values are found by the paths of a file. */
export interface JsonPathsFormat {
  readonly type: 'jsonpaths';
  /** `s3://bucket/key` of the file. */
  readonly url: string;
}

/** JSON that becomes the one column of type SUPER, whole. */
export interface DocumentFormat {
  readonly type: 'document';
}

/** Values at fixed places of a line. */
export interface FixedWidthFormat {
  readonly type: 'fixedwidth';
  /** In characters. */
  readonly widths: readonly number[];
  readonly headerLines: number;
  readonly ignoreBlankLines: boolean;
  readonly fillRecord: boolean;
  readonly nullAs: string;
}

/** Columns of typed values, which go to the columns of the load in their order. */
export interface ParquetFormat {
  readonly type: 'parquet';
  /** Columns that the file has not are NULL. */
  readonly fillRecord: boolean;
}

export interface DelimitedFormat {
  readonly type: 'delimited';
  readonly delimiter: string;
  /** Set for CSV: fields may stand in this character. */
  readonly quote?: string;
  /** A backslash makes the next character plain. */
  readonly escape: boolean;
  /** Quotation marks around a field are no part of it. */
  readonly removeQuotes: boolean;
  readonly headerLines: number;
  readonly ignoreBlankLines: boolean;
  /** Rows that end early are filled with NULL. */
  readonly fillRecord: boolean;
  readonly nullAs: string;
}

/** How text becomes the values of columns. */
export interface CopyConversion {
  readonly truncateColumns: boolean;
  readonly blanksAsNull: boolean;
  readonly emptyAsNull: boolean;
  readonly trimBlanks: boolean;
  /** What replaces invalid characters; absent when they make a row fail. */
  readonly invalidCharacter?: string;
  /** `auto`, `epochsecs`, `epochmillisecs` or a pattern; absent for the default of the warehouse. */
  readonly timeFormat?: string;
  readonly dateFormat?: string;
  /** A time or date that cannot be read is NULL. */
  readonly acceptAnyDate: boolean;
  /** Decimals are rounded to the scale of their column, not cut. */
  readonly roundDecimals: boolean;
  /** Values are loaded into identity columns too. */
  readonly explicitIds: boolean;
}
