import { Compression, ParquetCompression, ParquetOutputFormat } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Size } from 'aws-cdk-lib/core';
import { ConversionSchema, S3Destination, TableSchema } from 'cdk-kinesis-pipelines';
import { readParquet } from '../../../test/toolkit/sandbox/firehose/conversion/read-parquet';
import { type Combination, factors } from '../combination';
import type { LedgerDestination } from '../ledger-destination';
import { DATA_PREFIX, objectsBelow } from '../objects';
import { s3Options } from './s3';

const COLUMN_COMPRESSIONS: Partial<Record<Combination['compression'], ParquetCompression>> = {
  UNCOMPRESSED: ParquetCompression.UNCOMPRESSED,
  GZIP: ParquetCompression.GZIP,
  Snappy: ParquetCompression.SNAPPY,
};

export const S3_PARQUET: LedgerDestination = {
  name: 'S3 in Parquet',
  takesRows: true,
  factors: factors({
    source: ['Kinesis', 'Direct PUT'],
    processing: ['none', 'log transform'],
    packing: ['single', 'packed', 'aggregated', 'envelopes'],
    compression: ['UNCOMPRESSED', 'GZIP', 'Snappy'],
    backup: ['failed', 'all'],
    buffering: ['0 s', 'interval'],
    fileExtension: ['usual', '.log'],
  }),
  build: (site) =>
    new S3Destination(site.bucket, {
      ...s3Options(site),
      bufferingSize: Size.mebibytes(64),
      prefix: DATA_PREFIX,
      compression: Compression.UNCOMPRESSED,
      formatConversion: {
        schema: ConversionSchema.fromColumns(TableSchema.accessLog()),
        outputFormat: new ParquetOutputFormat({ compression: COLUMN_COMPRESSIONS[site.combination.compression] }),
      },
    }),
  read: async ({ sandbox, bucket, combination }) => {
    const objects = await objectsBelow(sandbox, bucket, DATA_PREFIX);
    const files = objects.map(({ key, body }) => ({ key, ...readParquet(body) }));
    const codec = combination.compression.toUpperCase();
    const problems = files.flatMap((file) => (file.codec === codec ? [] : [`${file.key} has the codec ${file.codec}`]));
    return { rows: files.flatMap(({ rows }) => rows), problems };
  },
};
