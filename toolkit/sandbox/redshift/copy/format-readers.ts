import type { CopyOptions } from './copy-options';
import { characterOf } from './option-character';
import type { TokenReader } from './token-reader';

const JSON_MODE = /^(?:auto|auto ignorecase|noshred|s3:\/\/[^/]+\/.+)$/;
const JSON_WORDS = "'auto', 'auto ignorecase', 'noshred' or the s3:// URL of a JSONPaths file";
const WIDTHS = /^\s*\w+\s*:\s*[1-9]\d*\s*(?:,\s*\w+\s*:\s*[1-9]\d*\s*)*$/;

export function readJson(reader: TokenReader, options: CopyOptions): void {
  reader.accept('AS');
  const mode = reader.isString() ? reader.string('JSON') : 'auto';
  if (!JSON_MODE.test(mode)) reader.fail('JSON', JSON_WORDS, mode);
  options.format = 'JSON';
  options.jsonMode = mode;
}

/** The labels of widths mean nothing: values go to columns in their order. */
export function readFixedWidth(reader: TokenReader, options: CopyOptions): void {
  reader.accept('AS');
  const spec = reader.string('FIXEDWIDTH');
  if (!WIDTHS.test(spec)) reader.fail('FIXEDWIDTH', "'label:width,label:width'", spec);
  options.format = 'FIXEDWIDTH';
  options.widths = spec.split(',').map((column) => Number(column.split(':')[1]));
}

export function readParquet(reader: TokenReader, options: CopyOptions): void {
  reader.accept('SERIALIZETOJSON');
  options.format = 'PARQUET';
}

export function readQuote(reader: TokenReader, options: CopyOptions): void {
  reader.accept('AS');
  options.quote = characterOf(reader, 'QUOTE');
}
