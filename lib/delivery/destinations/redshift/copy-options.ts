import type { CompressionUpdate, CopyCompression } from './copy-compression';
import type { CopyFlag } from './copy-flag';
import type { CopyFormat } from './copy-format';

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
   * How the objects to copy are compressed. Files of columns, and those of Avro, are so by themselves.
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
   * The form of dates: `auto`, or a pattern.
   *
   * @default - YYYY-MM-DD
   */
  readonly dateFormat?: string;

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
   * The text that stands for NULL; for rows whose values have no names.
   *
   * @default - a backslash and N
   */
  readonly nullValue?: string;

  /**
   * What is done with values that are missing or of another form.
   *
   * @default - nothing more
   */
  readonly flags?: CopyFlag[];

  /**
   * How many rows may fail before the batch does: 0 to 100,000. A row that fails is skipped, and lost to the warehouse.
   *
   * @default 0
   */
  readonly maxErrors?: number;

  /**
   * When COPY looks for the best encoding of each column.
   *
   * @default - as the table says
   */
  readonly compressionUpdate?: CompressionUpdate;

  /**
   * Whether statistics are gathered after each COPY.
   *
   * @default - only for a table that was empty
   */
  readonly statisticsUpdate?: boolean;
}
