/**
 * What COPY does with values that are missing or of another form, beyond what it does by itself.
 *
 * @see https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html
 */
export enum CopyFlag {
  /** A date of any form is taken, and one that cannot be read is NULL. */
  ACCEPT_ANY_DATE = 'ACCEPTANYDATE',

  /** A text of nothing but blanks is NULL. */
  BLANKS_AS_NULL = 'BLANKSASNULL',

  /** An empty text is NULL. */
  EMPTY_AS_NULL = 'EMPTYASNULL',

  /** Values of identity columns are taken from the rows. */
  EXPLICIT_IDS = 'EXPLICIT_IDS',

  /** Columns that are missing at the end of a row are NULL or empty. */
  FILL_RECORD = 'FILLRECORD',

  /** A line with nothing but its end is no row. */
  IGNORE_BLANK_LINES = 'IGNOREBLANKLINES',

  /** Decimals are rounded to the scale of their column, not cut. */
  ROUND_DECIMALS = 'ROUNDEC',

  /** Blanks at the end of a text are removed. */
  TRIM_BLANKS = 'TRIMBLANKS',
}
