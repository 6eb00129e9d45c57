/**
 * How the values of a column are compressed.
 *
 * @see https://docs.aws.amazon.com/redshift/latest/dg/c_Compression_encodings.html
 */
export enum ColumnEncoding {
  /** Not at all. */
  RAW = 'RAW',

  /** Amazon's own, for numbers and times. */
  AZ64 = 'AZ64',

  /** By a dictionary of up to 256 values a block, for all but truth values. */
  BYTEDICT = 'BYTEDICT',

  /** By the differences of neighbours of up to 1 byte, for numbers and times. */
  DELTA = 'DELTA',

  /** By the differences of neighbours of up to 2 bytes, for numbers and times. */
  DELTA32K = 'DELTA32K',

  /** With LZO, for all but truth values and floating-point numbers. */
  LZO = 'LZO',

  /** In 1 byte where a number fits in it. */
  MOSTLY8 = 'MOSTLY8',

  /** In 2 bytes where a number fits in it. */
  MOSTLY16 = 'MOSTLY16',

  /** In 4 bytes where a number fits in it. */
  MOSTLY32 = 'MOSTLY32',

  /** By how often a value follows itself. */
  RUNLENGTH = 'RUNLENGTH',

  /** By a dictionary of up to 245 words a block, for texts. */
  TEXT255 = 'TEXT255',

  /** By a dictionary of words of up to 32 KB a block, for texts. */
  TEXT32K = 'TEXT32K',

  /** With Zstandard. */
  ZSTD = 'ZSTD',
}

const NUMBERS = 'SMALLINT|INT|BIGINT|DECIMAL|NUMERIC';
const TIMES = 'DATE|TIME';
const OF_TYPES: Readonly<Record<ColumnEncoding, RegExp>> = {
  RAW: /./,
  AZ64: types(`${NUMBERS}|${TIMES}`),
  BYTEDICT: /^(?!BOOL|SUPER)/i,
  DELTA: types(`${NUMBERS}|${TIMES}`),
  DELTA32K: types(`INT|BIGINT|DECIMAL|NUMERIC|${TIMES}`),
  LZO: /^(?!BOOL|REAL|DOUBLE|FLOAT)/i,
  MOSTLY8: types(NUMBERS),
  MOSTLY16: types('INT|BIGINT|DECIMAL|NUMERIC'),
  MOSTLY32: types('BIGINT|DECIMAL|NUMERIC'),
  RUNLENGTH: /^(?!SUPER)/i,
  TEXT255: types('VARCHAR'),
  TEXT32K: types('VARCHAR'),
  ZSTD: /./,
};

/** Whether Amazon Redshift compresses a column of the type so. */
export function isEncodingOf(encoding: ColumnEncoding, redshiftType: string): boolean {
  return OF_TYPES[encoding].test(redshiftType);
}

function types(names: string): RegExp {
  return new RegExp(`^(?:${names})`, 'i');
}
