import type { CopyConversion } from '../copy/copy-command';
import { toScale } from './decimal-scale';
import { exactJson, exactText } from './exact-json';
import type { LoadColumn } from './load-column';
import { ErrorCode, RowRejection } from './load-error';
import { isMoment } from './moment';
import { dateReader, type TimeReader, timeReader } from './time-format';

/** No character takes more bytes of UTF-8 for each unit of UTF-16. */
const MAX_BYTES_PER_UNIT = 3;

/** Turns the values of a row into the text of its columns. @throws RowRejection for a value that does not fit */
export type RowConverter = (values: readonly unknown[]) => (string | null)[];

export function rowConverter(columns: readonly LoadColumn[], conversion: CopyConversion): RowConverter {
  const converters = columns.map((column) => columnConverter(column, conversion));
  return (values) => converters.map((convert, i) => convert(values[i]));
}

type Converter = (value: unknown) => string | null;

function columnConverter(column: LoadColumn, conversion: CopyConversion): Converter {
  const convert = converterByKind(column, conversion);
  return (value) => {
    const text = value === null || value === undefined ? null : convert(value);
    if (text === null && column.notNull) {
      throw new RowRejection(ErrorCode.NULL_NOT_ALLOWED, 'Missing data for not-null field', column.name);
    }
    return text;
  };
}

function converterByKind(column: LoadColumn, conversion: CopyConversion): Converter {
  switch (column.kind) {
    case 'character':
      return (value) => characters(exactText(value), column, conversion);
    case 'timestamp':
      return times(column, timeReader(conversion.timeFormat), conversion);
    case 'date':
      return times(column, dateReader(conversion.dateFormat), conversion);
    case 'json':
      return exactJson;
    case 'decimal':
      return decimals(column, conversion);
    case 'other':
      return (value) => blankAsNull(exactText(value));
  }
}

function characters(text: string, column: LoadColumn, conversion: CopyConversion): string | null {
  if (conversion.emptyAsNull && text === '') return null;
  if (conversion.blanksAsNull && text !== '' && text.trim() === '') return null;
  const readable = withoutNul(conversion.trimBlanks ? text.trimEnd() : text, column, conversion.invalidCharacter);
  const { maxBytes } = column;
  if (maxBytes === undefined || readable.length * MAX_BYTES_PER_UNIT <= maxBytes) return readable;
  if (Buffer.byteLength(readable) <= maxBytes) return readable;
  if (conversion.truncateColumns) return truncate(readable, maxBytes);
  throw new RowRejection(ErrorCode.TOO_LONG, 'String length exceeds DDL length', column.name, text);
}

/** PostgreSQL keeps no NUL. */
function withoutNul(text: string, column: LoadColumn, replacement: string | undefined): string {
  if (!text.includes('\0')) return text;
  if (replacement !== undefined) return text.replaceAll('\0', replacement);
  throw new RowRejection(ErrorCode.INVALID_CHARACTER, 'String contains a NUL character', column.name, text);
}

/** The longest beginning of whole characters that takes no more bytes than these. */
function truncate(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  let end = maxBytes;
  while (((bytes[end] as number) & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end);
}

function times(column: LoadColumn, read: TimeReader, { acceptAnyDate }: CopyConversion): Converter {
  return (value) => {
    const text = blankAsNull(exactText(value));
    if (text === null) return null;
    const time = read(text);
    if (acceptAnyDate) return time !== undefined && isMoment(time) ? time : null;
    if (time !== undefined) return time;
    throw new RowRejection(ErrorCode.INVALID_TIMESTAMP, 'Invalid timestamp format or value', column.name, text);
  };
}

/** COPY cuts what is behind the scale of a column. PostgreSQL rounds it. */
function decimals({ scale }: LoadColumn, { roundDecimals }: CopyConversion): Converter {
  return (value) => {
    const text = blankAsNull(exactText(value));
    return text === null || roundDecimals || scale === undefined ? text : toScale(text, scale);
  };
}

/** Blanks are texts in character columns only. */
function blankAsNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
