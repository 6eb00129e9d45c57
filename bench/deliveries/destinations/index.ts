import type { LedgerDestination } from '../ledger-destination';
import { HTTP_ENDPOINT, OPENSEARCH, SNOWFLAKE_TABLE, SPLUNK_HEC } from './endpoints';
import { ICEBERG_ON_GLUE, ICEBERG_ON_S3_TABLES } from './iceberg';
import { S3_PARQUET } from './parquet';
import { S3_BY_FUNCTION, S3_BY_QUERY } from './partitioned-s3';
import { REDSHIFT, STREAMING_INGESTION } from './redshift';
import { S3 } from './s3';

/** All that run in the sandbox. */
export const DESTINATIONS: readonly LedgerDestination[] = [
  S3,
  S3_PARQUET,
  S3_BY_QUERY,
  S3_BY_FUNCTION,
  REDSHIFT,
  STREAMING_INGESTION,
  HTTP_ENDPOINT,
  SPLUNK_HEC,
  OPENSEARCH,
  SNOWFLAKE_TABLE,
  ICEBERG_ON_GLUE,
  ICEBERG_ON_S3_TABLES,
];
