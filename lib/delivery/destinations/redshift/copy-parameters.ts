import { requirePattern, requireRange, requireThat } from '../../../private/validation';
import { CopyCompression } from './copy-compression';
import { CopyFlag } from './copy-flag';
import { CopyFormat } from './copy-format';
import { CopyFormatKind } from './copy-format-kind';
import type { CopyOptions } from './copy-options';

const MOST_ERRORS = 100_000;

/** What only says something of values that have places. */
const OF_PLACES = [CopyFlag.FILL_RECORD, CopyFlag.IGNORE_BLANK_LINES];
/** All that may be said of typed values. */
const OF_TYPED_VALUES = [CopyFlag.EXPLICIT_IDS, CopyFlag.FILL_RECORD];
const TEXT_PROPS = ['compression', 'timeFormat', 'dateFormat', 'truncateColumns', 'nullValue', 'maxErrors'] as const;

/** The words of the COPY command after its source. */
export function copyParameters(options: CopyOptions): string {
  requireOptions(options);
  const format = options.format ?? CopyFormat.JSON;
  const words = format._kind === CopyFormatKind.COLUMNAR ? columnarWords(options) : textWords(options, format);
  return [format.parameters, ...words, ...tuning(options)].join(' ');
}

/** The names of the columns to fill, as the COPY command lists them. */
export function copyColumns({ columns }: CopyOptions): string | undefined {
  return columns?.join(',');
}

function textWords(options: CopyOptions, { _kind }: CopyFormat): string[] {
  const { truncateColumns = true, maxErrors = 0, invalidCharacterReplacement = '?', nullValue, dateFormat } = options;
  const compression = options.compression ?? CopyCompression.GZIP;
  const isCompressed = _kind !== CopyFormatKind.AVRO && compression !== CopyCompression.UNCOMPRESSED;
  return [
    ...(isCompressed ? [compression] : []),
    `TIMEFORMAT '${options.timeFormat ?? 'auto'}'`,
    ...(dateFormat === undefined ? [] : [`DATEFORMAT '${dateFormat}'`]),
    ...(truncateColumns ? ['TRUNCATECOLUMNS'] : []),
    `ACCEPTINVCHARS '${invalidCharacterReplacement}'`,
    ...(nullValue === undefined ? [] : [`NULL AS '${nullValue}'`]),
    ...(options.flags ?? []),
    ...(maxErrors !== 0 ? [`MAXERROR ${maxErrors}`] : []),
  ];
}

/** Files of columns hold typed values already: the little that may be said of them is said only where it was asked for. */
function columnarWords({ invalidCharacterReplacement, flags = [] }: CopyOptions): string[] {
  return [
    ...(invalidCharacterReplacement === undefined ? [] : [`ACCEPTINVCHARS '${invalidCharacterReplacement}'`]),
    ...flags,
  ];
}

function tuning({ compressionUpdate, statisticsUpdate }: CopyOptions): string[] {
  return [
    ...(compressionUpdate === undefined ? [] : [`COMPUPDATE ${compressionUpdate}`]),
    ...(statisticsUpdate === undefined ? [] : [`STATUPDATE ${statisticsUpdate ? 'ON' : 'OFF'}`]),
  ];
}

function requireOptions(options: CopyOptions): void {
  const { columns, timeFormat, dateFormat, nullValue, invalidCharacterReplacement, maxErrors } = options;
  requireColumns(columns);
  requirePattern('CopyOptions', 'timeFormat', timeFormat, /^[^']+$/, "a pattern without '");
  requirePattern('CopyOptions', 'dateFormat', dateFormat, /^[^']+$/, "a pattern without '");
  requirePattern('CopyOptions', 'nullValue', nullValue, /^[^']*$/, "a text without '");
  const allowed = "one ASCII character other than '";
  requirePattern('CopyOptions', 'invalidCharacterReplacement', invalidCharacterReplacement, /^[ -&(-~]$/, allowed);
  requireRange('CopyOptions', 'maxErrors', maxErrors, 0, MOST_ERRORS);
  requireLegal(options, options.format ?? CopyFormat.JSON);
}

function requireColumns(columns: string[] | undefined): void {
  requireThat(columns?.length !== 0, 'CopyOptions', 'columns', 'one column at least, or left out', '[]');
  const allowed = 'names of letters, digits, _, $ and "';
  for (const column of columns ?? []) requirePattern('CopyOptions', 'columns', column, /^[\w$"]+$/, allowed);
}

/** Amazon Redshift would refuse the statement, batch after batch. */
function requireLegal(options: CopyOptions, { _kind, parameters }: CopyFormat): void {
  const leftOut = `left out for ${parameters}`;
  if (_kind === CopyFormatKind.COLUMNAR) {
    for (const prop of [...TEXT_PROPS, 'compressionUpdate'] as const) {
      requireThat(options[prop] === undefined, 'CopyOptions', prop, leftOut, `${options[prop]}`);
    }
    requireFlags(options, (flag) => OF_TYPED_VALUES.includes(flag), leftOut);
  }
  if (_kind === CopyFormatKind.DOCUMENT || _kind === CopyFormatKind.AVRO) {
    requireThat(options.nullValue === undefined, 'CopyOptions', 'nullValue', leftOut, `${options.nullValue}`);
    requireFlags(options, (flag) => !OF_PLACES.includes(flag), leftOut);
  }
}

function requireFlags({ flags = [] }: CopyOptions, isLegal: (flag: CopyFlag) => boolean, allowed: string): void {
  for (const flag of flags) requireThat(isLegal(flag), 'CopyOptions', 'flags', allowed, flag);
}
