import type { CopyOptions } from './copy-options';
import { HONOURED, REFUSED, WITHOUT_EFFECT } from './option-readers';
import type { TokenReader } from './token-reader';

const READERS = { ...HONOURED, ...WITHOUT_EFFECT };
/** All that may be said of typed values. */
const OF_COLUMNS = [
  'ACCEPTINVCHARS',
  'EXPLICIT_IDS',
  'FILLRECORD',
  'FORMAT',
  'MANIFEST',
  'PARQUET',
  'REGION',
  'STATUPDATE',
];

/** What Amazon Redshift does not take beside a format. */
const NOT_BESIDE: Readonly<Record<CopyOptions['format'], readonly string[]>> = {
  TEXT: ['QUOTE'],
  CSV: ['ESCAPE', 'FIXEDWIDTH', 'REMOVEQUOTES'],
  JSON: ['CSV', 'DELIMITER', 'ESCAPE', 'FILLRECORD', 'FIXEDWIDTH', 'IGNOREBLANKLINES', 'NULL', 'QUOTE', 'REMOVEQUOTES'],
  FIXEDWIDTH: ['CSV', 'DELIMITER', 'ESCAPE', 'QUOTE', 'REMOVEQUOTES'],
  PARQUET: Object.keys(READERS).filter((name) => !OF_COLUMNS.includes(name)),
};

/** Reads clauses to the end of the statement. @throws Error for one that does not run, or not beside the others */
export function readOptions(reader: TokenReader, options: CopyOptions): void {
  const names: string[] = [];
  while (!reader.atEnd) {
    const name = reader.peekWord();
    readerOf(reader, name)(reader, options);
    names.push(name);
  }
  const misplaced = names.find((name) => NOT_BESIDE[options.format].includes(name));
  if (misplaced !== undefined) throw new Error(`COPY: ${misplaced} must be left out for ${options.format}, got it`);
}

function readerOf(reader: TokenReader, name: string) {
  if (REFUSED.includes(name)) throw new Error(`COPY: ${name} does not run in the sandbox`);
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (read === undefined) reader.fail('option', `one of ${Object.keys(READERS).join(', ')}`, name);
  reader.accept(name);
  return read;
}
