import type { TokenReader } from './token-reader';

/** The clauses of a COPY statement after its source, as they are read. */
export interface CopyOptions {
  format: 'text' | 'csv' | 'json';
  ignoreCase: boolean;
  delimiter?: string;
  quote: string;
  escape: boolean;
  headerLines: number;
  ignoreBlankLines: boolean;
  fillRecord: boolean;
  nullAs: string;
  manifest: boolean;
  gzip: boolean;
  maxErrors: number;
  truncateColumns: boolean;
  blanksAsNull: boolean;
  emptyAsNull: boolean;
  trimBlanks: boolean;
  explicitIds: boolean;
  invalidCharacter?: string;
  timeFormat?: string;
  dateFormat?: string;
}

type OptionParser = (reader: TokenReader, options: CopyOptions) => void;

export const DEFAULT_OPTIONS: CopyOptions = {
  format: 'text',
  ignoreCase: false,
  quote: '"',
  escape: false,
  headerLines: 0,
  ignoreBlankLines: false,
  fillRecord: false,
  nullAs: '\\N',
  manifest: false,
  gzip: false,
  maxErrors: 0,
  truncateColumns: false,
  blanksAsNull: false,
  emptyAsNull: false,
  trimBlanks: false,
  explicitIds: false,
};

const MAX_MAXERROR = 100_000;

/** How each clause is read; what stands here without effect only tunes how a warehouse stores or samples. */
const OPTIONS: Readonly<Record<string, OptionParser>> = {
  ACCEPTINVCHARS: (reader, options) => {
    reader.accept('AS');
    options.invalidCharacter = reader.isString() ? character(reader, 'ACCEPTINVCHARS') : '?';
  },
  BLANKSASNULL: flag('blanksAsNull'),
  COMPROWS: (reader) => void reader.number('COMPROWS', 1_000, 2_147_483_647),
  COMPUPDATE: (reader) => reader.acceptAny('PRESET', 'ON', 'OFF', 'TRUE', 'FALSE'),
  CSV: (reader, options) => {
    options.format = 'csv';
    if (reader.accept('QUOTE')) readQuote(reader, options);
  },
  DATEFORMAT: (reader, options) => {
    reader.accept('AS');
    options.dateFormat = reader.string('DATEFORMAT');
  },
  DELIMITER: (reader, options) => {
    reader.accept('AS');
    options.delimiter = character(reader, 'DELIMITER');
  },
  EMPTYASNULL: flag('emptyAsNull'),
  ENCODING: (reader) => {
    reader.accept('AS');
    if (!reader.accept('UTF8')) reader.fail('ENCODING', 'UTF8', reader.peekWord());
  },
  ESCAPE: flag('escape'),
  EXPLICIT_IDS: flag('explicitIds'),
  FILLRECORD: flag('fillRecord'),
  FORMAT: (reader) => void reader.accept('AS'),
  GZIP: flag('gzip'),
  IGNOREBLANKLINES: flag('ignoreBlankLines'),
  IGNOREHEADER: (reader, options) => {
    reader.accept('AS');
    options.headerLines = reader.number('IGNOREHEADER', 0, Number.MAX_SAFE_INTEGER);
  },
  JSON: readJson,
  MANIFEST: flag('manifest'),
  MAXERROR: (reader, options) => {
    reader.accept('AS');
    options.maxErrors = reader.number('MAXERROR', 0, MAX_MAXERROR);
  },
  NULL: (reader, options) => {
    reader.accept('AS');
    options.nullAs = reader.string('NULL');
  },
  QUOTE: readQuote,
  REGION: (reader) => {
    reader.accept('AS');
    reader.string('REGION');
  },
  STATUPDATE: (reader) => reader.acceptAny('ON', 'OFF', 'TRUE', 'FALSE'),
  TIMEFORMAT: (reader, options) => {
    reader.accept('AS');
    options.timeFormat = reader.string('TIMEFORMAT');
  },
  TRIMBLANKS: flag('trimBlanks'),
  TRUNCATECOLUMNS: flag('truncateColumns'),
};

export function readOptions(reader: TokenReader, options: CopyOptions): void {
  while (!reader.atEnd) {
    const name = reader.peekWord();
    const parse = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (parse === undefined) reader.fail('option', `one of ${Object.keys(OPTIONS).join(', ')}`, name);
    reader.accept(name);
    parse(reader, options);
  }
}

function flag(name: { [K in keyof CopyOptions]-?: CopyOptions[K] extends boolean ? K : never }[keyof CopyOptions]) {
  return (_: TokenReader, options: CopyOptions) => {
    options[name] = true;
  };
}

function readJson(reader: TokenReader, options: CopyOptions): void {
  reader.accept('AS');
  const mode = reader.isString() ? reader.string('JSON') : 'auto';
  if (mode !== 'auto' && mode !== 'auto ignorecase') reader.fail('JSON', "'auto' or 'auto ignorecase'", mode);
  options.format = 'json';
  options.ignoreCase = mode === 'auto ignorecase';
}

function readQuote(reader: TokenReader, options: CopyOptions): void {
  reader.accept('AS');
  options.quote = character(reader, 'QUOTE');
}

function character(reader: TokenReader, name: string): string {
  const text = reader.string(name);
  const value = text
    .replace(/^\\t$/, '\t')
    .replace(/^\\(\d{3})$/, (_, octal) => String.fromCharCode(parseInt(octal, 8)));
  if (value.length !== 1) reader.fail(name, 'one character', text);
  return value;
}
