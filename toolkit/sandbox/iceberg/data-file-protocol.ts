import type { OpenTableColumn, OpenTableRow } from '../kernel/open-tables';

export interface DataFileRequest {
  readonly id: number;
  readonly columns: readonly OpenTableColumn[];
  readonly rows: readonly OpenTableRow[];
}

export interface DataFile {
  readonly id: number;
  readonly file: Uint8Array;
}
