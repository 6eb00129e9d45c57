import { requirePattern, requireRange, requireThat } from '../../private/validation';
import { CopyFormat } from './copy-format';

const MOST_ERRORS = 100_000;

/** How objects for the COPY command are compressed; Amazon Redshift reads no other kind from Firehose. */
export enum CopyCompression {
  /** With gzip. */
  GZIP = 'GZIP',

  /** Not at all. */
  UNCOMPRESSED = 'UNCOMPRESSED',
}

/** How Amazon Redshift copies delivered objects into a table. */
export interface CopyOptions {
  /**
   * The columns to fill, as the COPY command names them: one at least, of letters, digits, `_`, `$` and double quotes.
   *
   * @default - all
   */
  readonly columns?: string[];

  /**
   * How rows are read.
   *
   * @default CopyFormat.JSON
   */
  readonly format?: CopyFormat;

  /**
   * How the objects to copy are compressed.
   *
   * @default CopyCompression.GZIP
   */
  readonly compression?: CopyCompression;

  /**
   * The form of times: `auto`, `epochsecs`, `epochmillisecs`, or a pattern.
   *
   * @default 'auto'
   */
  readonly timeFormat?: string;

  /**
   * Whether texts are cut to the length of their column. Otherwise one long text stops its whole batch.
   *
   * @default true
   */
  readonly truncateColumns?: boolean;

  /**
   * The character which stands in for one that is not valid UTF-8. Otherwise such a character stops its whole batch.
   *
   * @default '?'
   */
  readonly invalidCharacterReplacement?: string;

  /**
   * How many rows may fail before the batch does: 0 to 100,000. A row that fails is skipped, and lost to the warehouse.
   *
   * @default 0
   */
  readonly maxErrors?: number;
}

/** The words of the COPY command after its source. */
export function copyParameters(options: CopyOptions): string {
  requireOptions(options);
  const { truncateColumns = true, maxErrors = 0, invalidCharacterReplacement = '?' } = options;
  return [
    (options.format ?? CopyFormat.JSON).parameters,
    ...(options.compression === CopyCompression.UNCOMPRESSED ? [] : ['GZIP']),
    `TIMEFORMAT '${options.timeFormat ?? 'auto'}'`,
    ...(truncateColumns ? ['TRUNCATECOLUMNS'] : []),
    `ACCEPTINVCHARS '${invalidCharacterReplacement}'`,
    ...(maxErrors !== 0 ? [`MAXERROR ${maxErrors}`] : []),
  ].join(' ');
}

function requireOptions({ columns, timeFormat, invalidCharacterReplacement, maxErrors }: CopyOptions): void {
  requireColumns(columns);
  requirePattern('CopyOptions', 'timeFormat', timeFormat, /^[^']+$/, "a pattern without '");
  const allowed = "one ASCII character other than '";
  requirePattern('CopyOptions', 'invalidCharacterReplacement', invalidCharacterReplacement, /^[ -&(-~]$/, allowed);
  requireRange('CopyOptions', 'maxErrors', maxErrors, 0, MOST_ERRORS);
}

function requireColumns(columns: string[] | undefined): void {
  requireThat(columns?.length !== 0, 'CopyOptions', 'columns', 'one column at least, or left out', '[]');
  const allowed = 'names of letters, digits, _, $ and "';
  for (const column of columns ?? []) requirePattern('CopyOptions', 'columns', column, /^[\w$"]+$/, allowed);
}
