import type { DelimitedFormat } from '../copy/copy-command';
import { ErrorCode, invalidCharacters, RowRejection } from './load-error';
import type { SourceRow } from './source-row';

/** Rows of delimited text: CSV with quotes, or plain fields, escaped or not. */
export function* delimitedRows(
  lines: readonly (string | undefined)[],
  columns: number,
  format: DelimitedFormat,
): Generator<SourceRow> {
  let index = format.headerLines;
  while (index < lines.length) {
    const line = index + 1;
    const raw = lines[index++];
    if (raw === undefined) yield { line, raw: '', values: invalidCharacters() };
    else if (raw.trim() !== '' || !format.ignoreBlankLines) {
      const record = new RecordReader(raw, format, () => lines[index++]);
      yield { line, raw, values: record.read(columns) };
    }
  }
}

/** Reads the fields of one record, which goes on to the next line where a quote or an escape says so. */
class RecordReader {
  private position = 0;
  /** A quotation mark is not closed. */
  private isBroken = false;

  constructor(
    private text: string,
    private readonly format: DelimitedFormat,
    private readonly nextLine: () => string | undefined,
  ) {}

  read(columns: number): readonly unknown[] | RowRejection {
    const fields = [this.field()];
    while (this.text[this.position] === this.format.delimiter) {
      this.position++;
      fields.push(this.field());
    }
    if (this.isBroken || this.position < this.text.length) return invalidQuotes();
    return fitted(fields, columns, this.format);
  }

  private field(): string | null {
    const character = this.text[this.position];
    if (this.format.removeQuotes && (character === '"' || character === "'")) return this.quoted(character);
    if (character !== undefined && character === this.format.quote) return this.quoted(character);
    const plain = this.untilDelimiter();
    if (plain !== this.format.nullAs && this.format.escape) return this.escaped();
    this.position += plain.length;
    return plain === this.format.nullAs ? null : plain;
  }

  private untilDelimiter(): string {
    const end = this.text.indexOf(this.format.delimiter, this.position);
    return this.text.slice(this.position, end < 0 ? undefined : end);
  }

  /** In CSV, a quotation mark within the value stands twice, and the value may go on in the next line. */
  private quoted(mark: string): string {
    let value = '';
    for (this.position++; ; this.position++) {
      if (this.position >= this.text.length && !this.goOnInQuotes()) return value;
      const character = this.text[this.position] as string;
      if (character === '\\' && this.format.escape) value += this.text[++this.position] ?? '';
      else if (character !== mark) value += character;
      else if (this.text[++this.position] === mark && !this.format.removeQuotes) value += character;
      else return value;
    }
  }

  private goOnInQuotes(): boolean {
    this.isBroken = this.format.removeQuotes || !this.goOn();
    return !this.isBroken;
  }

  private escaped(): string {
    let value = '';
    for (; this.position < this.text.length; this.position++) {
      const character = this.text[this.position] as string;
      if (character === this.format.delimiter) break;
      if (character !== '\\') value += character;
      else if (++this.position < this.text.length || this.goOn()) value += this.text[this.position];
    }
    return value;
  }

  private goOn(): boolean {
    const line = this.nextLine();
    if (line === undefined) return false;
    this.text += `\n${line}`;
    return true;
  }
}

function fitted(
  fields: (string | null)[],
  columns: number,
  format: DelimitedFormat,
): readonly unknown[] | RowRejection {
  if (fields.length > columns) return new RowRejection(ErrorCode.EXTRA_COLUMNS, 'Extra column(s) found');
  if (fields.length < columns && !format.fillRecord) {
    return new RowRejection(ErrorCode.DELIMITER_NOT_FOUND, 'Delimiter not found');
  }
  return [...fields, ...new Array(columns - fields.length).fill(null)];
}

function invalidQuotes(): RowRejection {
  return new RowRejection(ErrorCode.DELIMITER_NOT_FOUND, 'Delimited value missing end quote');
}
