/** Codes that Redshift gives rows it cannot load. */
export const ErrorCode = {
  EXTRA_COLUMNS: 1202,
  TOO_LONG: 1204,
  INVALID_TIMESTAMP: 1206,
  INVALID_VALUE: 1207,
  NULL_NOT_ALLOWED: 1213,
  DELIMITER_NOT_FOUND: 1214,
  INVALID_LINE: 1216,
  INVALID_CHARACTER: 1220,
} as const;

/** Why a value, or a whole row, does not load. */
export class RowRejection extends Error {
  constructor(
    readonly code: number,
    reason: string,
    readonly column?: string,
    readonly value?: string,
  ) {
    super(reason);
  }
}

export function invalidCharacters(): RowRejection {
  return new RowRejection(ErrorCode.INVALID_CHARACTER, 'String contains invalid or unsupported UTF8 codepoints');
}

/** A row that did not load, as the warehouse keeps it in STL_LOAD_ERRORS. */
export interface LoadError {
  readonly table: string;
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly columnType: string;
  readonly rawLine: string;
  readonly rawValue: string;
  readonly code: number;
  readonly reason: string;
}
