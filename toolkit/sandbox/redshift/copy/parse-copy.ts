import { nameOf } from '../sql/identifier';
import { withoutComments } from '../sql/quoted-parts';
import type { CopyCommand, CopyConversion, CopyFormat } from './copy-command';
import { type CopyOptions, DEFAULT_OPTIONS, readOptions } from './copy-options';
import { TokenReader } from './token-reader';

const AUTHORIZATIONS = 'IAM_ROLE or CREDENTIALS';

export function isCopy(statement: string): boolean {
  return /^\s*COPY\s/i.test(withoutComments(statement));
}

/** @throws Error that names the clause which does not run here */
export function parseCopy(statement: string): CopyCommand {
  const reader = new TokenReader('COPY', withoutComments(statement));
  reader.expect('COPY');
  const table = readTable(reader);
  const columns = readColumns(reader);
  reader.expect('FROM');
  const source = readSource(reader);
  readAuthorization(reader);
  const options = { ...DEFAULT_OPTIONS };
  readOptions(reader, options);
  const { manifest, gzip, maxErrors } = options;
  return {
    table,
    columns,
    source,
    manifest,
    gzip,
    maxErrors,
    format: formatOf(options),
    conversion: conversionOf(options),
  };
}

function readTable(reader: TokenReader): string {
  const parts = [reader.identifier()];
  while (reader.accept('.')) parts.push(reader.identifier());
  return parts.join('.');
}

function readColumns(reader: TokenReader): string[] | undefined {
  if (!reader.accept('(')) return undefined;
  const columns = [nameOf(reader.identifier())];
  while (reader.accept(',')) columns.push(nameOf(reader.identifier()));
  reader.expect(')');
  return columns;
}

function readSource(reader: TokenReader): string {
  const source = reader.string('source');
  if (!/^s3:\/\/[^/]+\/./.test(source)) reader.fail('source', 's3://bucket/key', source);
  return source;
}

function readAuthorization(reader: TokenReader): void {
  reader.accept('WITH');
  if (reader.accept('CREDENTIALS')) {
    reader.accept('AS');
    reader.string('CREDENTIALS');
  } else if (reader.accept('IAM_ROLE')) {
    if (!reader.accept('DEFAULT')) reader.string('IAM_ROLE');
  } else {
    reader.fail('authorization', AUTHORIZATIONS, reader.peekWord());
  }
}

function formatOf(options: CopyOptions): CopyFormat {
  if (options.format === 'json') return { type: 'json', ignoreCase: options.ignoreCase };
  const isCsv = options.format === 'csv';
  return {
    type: 'delimited',
    delimiter: options.delimiter ?? (isCsv ? ',' : '|'),
    quote: isCsv ? options.quote : undefined,
    escape: options.escape,
    headerLines: options.headerLines,
    ignoreBlankLines: options.ignoreBlankLines,
    fillRecord: options.fillRecord,
    nullAs: options.nullAs,
  };
}

function conversionOf(options: CopyOptions): CopyConversion {
  return {
    truncateColumns: options.truncateColumns,
    blanksAsNull: options.blanksAsNull,
    emptyAsNull: options.emptyAsNull,
    trimBlanks: options.trimBlanks,
    invalidCharacter: options.invalidCharacter,
    timeFormat: options.timeFormat,
    dateFormat: options.dateFormat,
    explicitIds: options.explicitIds,
  };
}
