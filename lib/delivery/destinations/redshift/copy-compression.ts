/** How objects for the COPY command are compressed. */
export enum CopyCompression {
  /** With gzip. */
  GZIP = 'GZIP',

  /** Not at all. */
  UNCOMPRESSED = 'UNCOMPRESSED',

  /** With bzip2, which Firehose does not deliver. */
  BZIP2 = 'BZIP2',

  /** With lzop, which Firehose does not deliver. */
  LZOP = 'LZOP',

  /** With Zstandard, which Firehose does not deliver. */
  ZSTD = 'ZSTD',
}

/** When COPY looks for the best encoding of each column of an empty table. */
export enum CompressionUpdate {
  /** By the types of the columns. */
  PRESET = 'PRESET',

  /** By a sample of the rows. */
  ON = 'ON',

  /** Never. */
  OFF = 'OFF',
}
