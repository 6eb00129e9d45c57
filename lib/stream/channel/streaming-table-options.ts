import type { ISchemaRef } from 'aws-cdk-lib/aws-glue';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** How the records of a stream are read on their way to a streaming table. */
export enum StreamingTableRecordFormat {
  /** JSON documents. */
  JSON = 'JSON',

  /** JSON documents behind a header, with which the serializer of the AWS Glue Schema Registry names their schema. */
  GSR_JSON = 'GSR_JSON',
}

/** How the Parquet files of a streaming table are compressed. */
export enum StreamingTableCompression {
  /** Not at all. */
  NONE = 'NONE',

  /** With Snappy. */
  SNAPPY = 'SNAPPY',

  /** With Zstandard. */
  ZSTD = 'ZSTD',
}

/** Which table a channel creates, and how it turns records into rows. None of it can be changed later. */
export interface StreamingTableOptions {
  /** Namespace of the table: 1 to 255 lowercase letters, digits and underscores. It is created if there is none. */
  readonly namespace: string;

  /** Name of the table: 1 to 255 lowercase letters, digits and underscores. It must not exist yet. */
  readonly tableName: string;

  /**
   * JSON schema of the records, in the account and region of the stream. It decides on the columns, once and for all.
   *
   * @see https://docs.aws.amazon.com/streams/latest/dev/data-delivery-st-iceberg.html
   */
  readonly schema: ISchemaRef;

  /** Column by whose hours the table is partitioned: in the schema a string with the format `date-time`. */
  readonly partitionColumn: string;

  /**
   * How records are read. What does not have the format, or not the schema, is a dead letter.
   *
   * @default StreamingTableRecordFormat.JSON
   */
  readonly recordFormat?: StreamingTableRecordFormat;

  /**
   * How files are compressed.
   *
   * @default StreamingTableCompression.ZSTD
   */
  readonly compression?: StreamingTableCompression;

  /**
   * The customer managed key of the table. Amazon S3 Tables is let in to it, to maintain the table.
   *
   * @default - a key of Amazon S3
   */
  readonly encryptionKey?: IKey;
}
