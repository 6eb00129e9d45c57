import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { LambdaProcessor, S3Destination } from 'cdk-kinesis-pipelines';
import { factors } from '../combination';
import type { LedgerDestination } from '../ledger-destination';
import { DATA_PREFIX } from '../objects';
import { readPartitions, s3Options } from './s3';

/** Names the partition of each row, and fails what is none. */
const PARTITION_BY_STATUS = `exports.handler = async ({ records }) => ({
  records: records.map(({ recordId, data }) => {
    try {
      const { status } = JSON.parse(Buffer.from(data, 'base64'));
      const metadata = { partitionKeys: { status: status.toString() } };
      return { recordId, result: 'Ok', data, metadata };
    } catch {
      return { recordId, result: 'ProcessingFailed', data };
    }
  }),
});`;

/** One buffer for each partition takes 60 seconds and 64 MiB at least. */
const OPTIONS = {
  source: ['Kinesis', 'Direct PUT'],
  compression: ['GZIP', 'Snappy'],
  backup: ['failed', 'all'],
  delimiter: ['none', 'newline'],
  buffering: ['interval'],
  fileExtension: ['usual', '.log'],
} as const;

export const S3_BY_QUERY: LedgerDestination = {
  name: 'S3, partitioned by a query',
  takesRows: true,
  factors: factors({
    ...OPTIONS,
    compression: ['UNCOMPRESSED', 'GZIP', 'ZIP', 'Snappy', 'HADOOP_SNAPPY'],
    processing: ['none', 'log transform', 'de-aggregation'],
    packing: ['single', 'packed', 'aggregated'],
  }),
  rules: [
    {
      why: 'a record of several rows has no partition unless it is taken apart',
      breaks: ({ packing, processing }) => packing === 'packed' && processing !== 'de-aggregation',
    },
  ],
  build: (site) =>
    new S3Destination(site.bucket, {
      ...s3Options(site),
      prefix: `${DATA_PREFIX}status=!{partitionKeyFromQuery:status}/`,
      dynamicPartitioning: { keysFromQuery: { status: '.status' } },
    }),
  read: readPartitions,
};

export const S3_BY_FUNCTION: LedgerDestination = {
  name: 'S3, partitioned by a function',
  takesRows: true,
  factors: factors({ ...OPTIONS, processing: ['partition function'], packing: ['single', 'aggregated'] }),
  build: (site) => {
    const options = s3Options(site);
    const handler = new LambdaFunction(site.scope, 'PartitionByStatus', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(PARTITION_BY_STATUS),
      timeout: Duration.minutes(1),
    });
    return new S3Destination(site.bucket, {
      ...options,
      processors: [...site.processors, new LambdaProcessor(handler)],
      prefix: `${DATA_PREFIX}status=!{partitionKeyFromLambda:status}/`,
      dynamicPartitioning: { keysFromLambda: ['status'] },
    });
  },
  read: readPartitions,
};
