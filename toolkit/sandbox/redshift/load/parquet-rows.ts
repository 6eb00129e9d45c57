import { readFileSync } from 'node:fs';
import { parquetMetadata, parquetRead, parquetSchema, toJson } from 'hyparquet';
import type { ParquetFormat } from '../copy/copy-command';
import type { SourceRow } from './source-row';

const MICROSECONDS = 1_000_000n;

/** Times as PostgreSQL reads them, to the microsecond. */
const PARSERS = {
  timestampFromMilliseconds: (millis: bigint) => timeText(millis * 1_000n),
  timestampFromMicroseconds: timeText,
  timestampFromNanoseconds: (nanos: bigint) => timeText(nanos / 1_000n),
  dateFromDays: (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10),
};

/** Another number of columns than the load has: none of its rows can be told where to go. */
export class ColumnCountMismatch extends Error {
  readonly code = 'XX000';

  constructor(table: number, file: number) {
    super(`Unmatched number of columns between table and file. Table columns: ${table}, Data columns: ${file}`);
  }
}

/** The rows of a Parquet file, by the order of its columns. @throws ColumnCountMismatch */
export async function parquetRows(path: string, columns: number, { fillRecord }: ParquetFormat): Promise<SourceRow[]> {
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const metadata = parquetMetadata(file, { parsers: PARSERS });
  const { length } = parquetSchema(metadata).children;
  if (length > columns || (length < columns && !fillRecord)) throw new ColumnCountMismatch(columns, length);
  let rows: unknown[][] = [];
  const onComplete = (read: unknown[][]) => {
    rows = read;
  };
  await parquetRead({ file, metadata, parsers: PARSERS, rowFormat: 'array', onComplete });
  return rows.map((row, index) => ({ line: index + 1, raw: '', values: row.map(typedValue) }));
}

function typedValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'object' && value !== null ? toJson(value) : value;
}

function timeText(micros: bigint): string {
  const fraction = ((micros % MICROSECONDS) + MICROSECONDS) % MICROSECONDS;
  const seconds = new Date(Number((micros - fraction) / 1_000n)).toISOString().slice(0, -'.000Z'.length);
  return `${seconds.replace('T', ' ')}.${String(fraction).padStart(6, '0')}`;
}
