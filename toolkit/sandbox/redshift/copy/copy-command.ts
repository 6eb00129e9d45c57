/** A COPY statement, read. */
export interface CopyCommand {
  /** As the statement says it, such as `public.access_log`. */
  readonly table: string;
  /** Names of columns; absent when the statement lists none. */
  readonly columns?: readonly string[];
  /** `s3://bucket/key` of the manifest, or the prefix of the data files. */
  readonly source: string;
  readonly manifest: boolean;
  readonly gzip: boolean;
  readonly format: CopyFormat;
  readonly conversion: CopyConversion;
  /** How many rows may fail: the load fails when this many do. 0 and 1 both stand for none. */
  readonly maxErrors: number;
}

export type CopyFormat = JsonFormat | DelimitedFormat;

export interface JsonFormat {
  readonly type: 'json';
  readonly ignoreCase: boolean;
}

export interface DelimitedFormat {
  readonly type: 'delimited';
  readonly delimiter: string;
  /** Set for CSV: fields may stand in this character. */
  readonly quote?: string;
  /** A backslash makes the next character plain. */
  readonly escape: boolean;
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
  /** Values are loaded into identity columns too. */
  readonly explicitIds: boolean;
}
