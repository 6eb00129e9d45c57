import type { CopyOptions } from './copy-options';
import { readFixedWidth, readJson, readParquet, readQuote } from './format-readers';
import { characterOf } from './option-character';
import type { TokenReader } from './token-reader';

export type OptionReader = (reader: TokenReader, options: CopyOptions) => void;

const MAX_MAXERROR = 100_000;
const MAX_HEADER = 2_147_483_647;

/** How each clause is read that runs here. */
export const HONOURED: Readonly<Record<string, OptionReader>> = {
  ACCEPTANYDATE: flag('acceptAnyDate'),
  ACCEPTINVCHARS: (reader, options) => {
    reader.accept('AS');
    options.invalidCharacter = reader.isString() ? characterOf(reader, 'ACCEPTINVCHARS') : '?';
  },
  BLANKSASNULL: flag('blanksAsNull'),
  CSV: (reader, options) => {
    options.format = 'CSV';
    if (reader.accept('QUOTE')) readQuote(reader, options);
  },
  DATEFORMAT: (reader, options) => {
    reader.accept('AS');
    options.dateFormat = reader.string('DATEFORMAT');
  },
  DELIMITER: (reader, options) => {
    reader.accept('AS');
    options.delimiter = characterOf(reader, 'DELIMITER');
  },
  EMPTYASNULL: flag('emptyAsNull'),
  ENCODING: (reader) => {
    reader.accept('AS');
    if (!reader.accept('UTF8')) reader.fail('ENCODING', 'UTF8', reader.peekWord());
  },
  ESCAPE: flag('escape'),
  EXPLICIT_IDS: flag('explicitIds'),
  FILLRECORD: flag('fillRecord'),
  FIXEDWIDTH: readFixedWidth,
  FORMAT: (reader) => void reader.accept('AS'),
  GZIP: flag('gzip'),
  IGNOREALLERRORS: (_, options) => {
    options.maxErrors = Number.MAX_SAFE_INTEGER;
  },
  IGNOREBLANKLINES: flag('ignoreBlankLines'),
  IGNOREHEADER: (reader, options) => {
    reader.accept('AS');
    options.headerLines = reader.number('IGNOREHEADER', 0, MAX_HEADER);
  },
  JSON: readJson,
  MANIFEST: flag('manifest'),
  MAXERROR: (reader, options) => {
    reader.accept('AS');
    options.maxErrors = reader.number('MAXERROR', 0, MAX_MAXERROR);
  },
  NOLOAD: flag('noLoad'),
  NULL: (reader, options) => {
    reader.accept('AS');
    options.nullAs = reader.string('NULL');
  },
  PARQUET: readParquet,
  QUOTE: readQuote,
  REMOVEQUOTES: flag('removeQuotes'),
  ROUNDEC: flag('roundDecimals'),
  TIMEFORMAT: (reader, options) => {
    reader.accept('AS');
    options.timeFormat = reader.string('TIMEFORMAT');
  },
  TRIMBLANKS: flag('trimBlanks'),
  TRUNCATECOLUMNS: flag('truncateColumns'),
};

/** What only tunes how a warehouse stores, samples or reaches what it loads. */
export const WITHOUT_EFFECT: Readonly<Record<string, OptionReader>> = {
  COMPROWS: (reader) => void reader.number('COMPROWS', 1_000, 2_147_483_647),
  COMPUPDATE: (reader) => reader.acceptAny('PRESET', 'ON', 'OFF', 'TRUE', 'FALSE'),
  REGION: (reader) => {
    reader.accept('AS');
    reader.string('REGION');
  },
  STATUPDATE: (reader) => reader.acceptAny('ON', 'OFF', 'TRUE', 'FALSE'),
};

/** What Amazon Redshift knows, and the sandbox cannot read. */
export const REFUSED: readonly string[] = [
  'AVRO',
  'BZIP2',
  'ENCRYPTED',
  'LZOP',
  'MASTER_SYMMETRIC_KEY',
  'ORC',
  'READRATIO',
  'SHAPEFILE',
  'SSH',
  'ZSTD',
];

function flag(name: { [K in keyof CopyOptions]-?: CopyOptions[K] extends boolean ? K : never }[keyof CopyOptions]) {
  return (_: TokenReader, options: CopyOptions) => {
    options[name] = true;
  };
}
