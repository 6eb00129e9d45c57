import { nameOf } from '../sql/identifier';
import { withoutComments } from '../sql/quoted-parts';
import type { CopyCommand, CopyConversion, CopyFormat } from './copy-command';
import { type CopyOptions, DEFAULT_OPTIONS } from './copy-options';
import { readOptions } from './read-options';
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
  const roleArn = readAuthorization(reader);
  const options = { ...DEFAULT_OPTIONS };
  readOptions(reader, options);
  const { manifest, gzip, maxErrors, noLoad } = options;
  return {
    table,
    columns,
    source,
    ...(roleArn !== undefined && { roleArn }),
    manifest,
    gzip,
    maxErrors,
    noLoad,
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

/** The role of roles that are chained which is assumed first; undefined for the default role. */
function readAuthorization(reader: TokenReader): string | undefined {
  reader.accept('WITH');
  if (reader.accept('CREDENTIALS')) {
    reader.accept('AS');
    return /\baws_iam_role=([^,;]+)/.exec(reader.string('CREDENTIALS'))?.[1];
  }
  if (!reader.accept('IAM_ROLE')) return reader.fail('authorization', AUTHORIZATIONS, reader.peekWord());
  return reader.accept('DEFAULT') ? undefined : reader.string('IAM_ROLE').split(',')[0];
}

function formatOf(options: CopyOptions): CopyFormat {
  const { format, widths, headerLines, ignoreBlankLines, fillRecord, nullAs } = options;
  if (format === 'JSON') return jsonFormat(options.jsonMode);
  if (format === 'PARQUET') return { type: 'parquet', fillRecord };
  const lines = { headerLines, ignoreBlankLines, fillRecord, nullAs };
  if (format === 'FIXEDWIDTH') return { type: 'fixedwidth', widths, ...lines };
  const isCsv = format === 'CSV';
  return {
    type: 'delimited',
    delimiter: options.delimiter ?? (isCsv ? ',' : '|'),
    quote: isCsv ? options.quote : undefined,
    escape: options.escape,
    removeQuotes: options.removeQuotes,
    ...lines,
  };
}

function jsonFormat(mode: string): CopyFormat {
  if (mode === 'noshred') return { type: 'document' };
  if (mode.startsWith('s3://')) return { type: 'jsonpaths', url: mode };
  return { type: 'json', ignoreCase: mode === 'auto ignorecase' };
}

/** Typed times have one form, which COPY knows by itself. */
function conversionOf(options: CopyOptions): CopyConversion {
  const isTyped = options.format === 'PARQUET';
  return {
    truncateColumns: options.truncateColumns,
    blanksAsNull: options.blanksAsNull,
    emptyAsNull: options.emptyAsNull,
    trimBlanks: options.trimBlanks,
    invalidCharacter: options.invalidCharacter,
    timeFormat: isTyped ? 'auto' : options.timeFormat,
    dateFormat: isTyped ? 'auto' : options.dateFormat,
    acceptAnyDate: options.acceptAnyDate,
    roundDecimals: options.roundDecimals,
    explicitIds: options.explicitIds,
  };
}
