import type { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { catalogTable } from '../table/catalog-table';
import type { TableSchema } from '../table/table-schema';
import { LAKE_PARTITIONS } from './lake-partitions';

/** A table over Parquet objects, whose partitions are computed from the prefix of the objects, never crawled. */
export function lakeTable(scope: Construct, database: CfnDatabase, bucket: IBucket, schema: TableSchema): CfnTable {
  return catalogTable(scope, {
    database,
    schema,
    format: 'parquet',
    location: bucket.s3UrlForObject(`${schema.tableName}/`),
    partitionKeys: LAKE_PARTITIONS.keys,
    parameters: LAKE_PARTITIONS.projection,
  });
}
