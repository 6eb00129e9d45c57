/** The clauses of a COPY statement after its source, as they are read. */
export interface CopyOptions {
  format: 'TEXT' | 'CSV' | 'JSON' | 'FIXEDWIDTH' | 'PARQUET';
  /** `auto`, `auto ignorecase`, `noshred` or the URL of a JSONPaths file. */
  jsonMode: string;
  widths: readonly number[];
  delimiter?: string;
  quote: string;
  escape: boolean;
  removeQuotes: boolean;
  headerLines: number;
  ignoreBlankLines: boolean;
  fillRecord: boolean;
  nullAs: string;
  manifest: boolean;
  gzip: boolean;
  maxErrors: number;
  noLoad: boolean;
  truncateColumns: boolean;
  blanksAsNull: boolean;
  emptyAsNull: boolean;
  trimBlanks: boolean;
  acceptAnyDate: boolean;
  roundDecimals: boolean;
  explicitIds: boolean;
  invalidCharacter?: string;
  timeFormat?: string;
  dateFormat?: string;
}

export const DEFAULT_OPTIONS: CopyOptions = {
  format: 'TEXT',
  jsonMode: 'auto',
  widths: [],
  quote: '"',
  escape: false,
  removeQuotes: false,
  headerLines: 0,
  ignoreBlankLines: false,
  fillRecord: false,
  nullAs: '\\N',
  manifest: false,
  gzip: false,
  maxErrors: 0,
  noLoad: false,
  truncateColumns: false,
  blanksAsNull: false,
  emptyAsNull: false,
  trimBlanks: false,
  acceptAnyDate: false,
  roundDecimals: false,
  explicitIds: false,
};
