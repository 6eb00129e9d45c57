import type { CatalogColumn } from '../../kernel/services';

/** How JSON becomes columns, and columns a file. */
export interface ConversionOptions {
  readonly columns: readonly CatalogColumn[];
  readonly compression: 'SNAPPY' | 'GZIP' | 'UNCOMPRESSED';
  readonly isCaseInsensitive: boolean;
  readonly convertsDotsToUnderscores: boolean;
  /** How the Hive deserializer reads times; absent for OpenX. */
  readonly timestampFormats?: readonly string[];
  /** Column by JSON key, for keys that are not named as their column. */
  readonly columnOfKey: Readonly<Record<string, string>>;
  /** Input of a row group. */
  readonly blockBytes: number;
  readonly pageBytes: number;
  readonly usesDictionaries: boolean;
}

export interface ConversionRequest {
  readonly id: number;
  readonly options: ConversionOptions;
  /** All records, one after the other. */
  readonly data: Uint8Array;
  /** Where each record ends. */
  readonly ends: Uint32Array;
}

export interface ConversionFailure {
  /** Which record, from 0. */
  readonly index: number;
  readonly code: string;
  readonly message: string;
}

export interface Conversion {
  readonly id: number;
  /** Absent when no record has a row. */
  readonly file?: Uint8Array;
  readonly failures: readonly ConversionFailure[];
}
