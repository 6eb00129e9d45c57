import type { IKey } from 'aws-cdk-lib/aws-kms';

/** How the records of a stream are read on their way to a bucket. */
export enum BucketRecordFormat {
  /** Bytes: every record is delivered. */
  BYTE_ARRAY = 'BYTE_ARRAY',

  /** UTF-8 text: a record that is none is a dead letter. */
  STRING = 'STRING',

  /** JSON: a record that is none is a dead letter. */
  JSON = 'JSON',
}

/** How delivered objects are compressed. */
export enum BucketCompression {
  /** Not at all. */
  NONE = 'NONE',

  /** With gzip. */
  GZIP = 'GZIP',

  /** With Zstandard. */
  ZSTD = 'ZSTD',
}

/** The storage class of delivered objects. */
export enum BucketStorageClass {
  /** For what is read often. */
  STANDARD = 'STANDARD',

  /** Moved between tiers as it is read. */
  INTELLIGENT_TIERING = 'INTELLIGENT_TIERING',

  /** For what is read seldom, but at once. */
  GLACIER_IR = 'GLACIER_IR',
}

/** How a channel turns records into objects. None of it can be changed later. */
export interface BucketChannelOptions {
  /**
   * The key of each object, up to a suffix which makes it unique: at most 986 characters of text and the variables
   * `!{channel-name}`, `!{channel-id}`, `!{stream-name}`, `!{yyyy}`, `!{yy}`, `!{MM}`, `!{dd}`, `!{HH}`, `!{mm}`. It ends
   * with `!{extension}`, or one of its own such as `!{extension:.json.gz}`, which compressed objects must have.
   *
   * @default - `kinesis-channel/`, the channel's name and id, and the hour
   * @see https://docs.aws.amazon.com/streams/latest/dev/data-delivery-s3-key-template.html
   */
  readonly keyTemplate?: string;

  /**
   * How records are read. What does not have the format is a dead letter.
   *
   * @default BucketRecordFormat.BYTE_ARRAY
   */
  readonly recordFormat?: BucketRecordFormat;

  /**
   * How objects are compressed.
   *
   * @default BucketCompression.GZIP
   */
  readonly compression?: BucketCompression;

  /**
   * The storage class of the objects.
   *
   * @default BucketStorageClass.STANDARD
   */
  readonly storageClass?: BucketStorageClass;

  /**
   * The customer managed key of the objects.
   *
   * @default - the key of the bucket; where it has none, the bucket's default encryption
   */
  readonly encryptionKey?: IKey;
}
