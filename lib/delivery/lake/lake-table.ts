import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Names, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { TableSchema } from '../table/table-schema';
import { LAKE_PARTITIONS } from './lake-partitions';

const PARQUET = 'org.apache.hadoop.hive.ql.io.parquet';

/** A database for one lake: AWS Glue wants its name in lower case, which a generated name of CloudFormation is not. */
export function lakeDatabase(scope: Construct): CfnDatabase {
  const { account } = Stack.of(scope);
  const name = Names.uniqueResourceName(scope, { maxLength: 128, separator: '_' }).toLowerCase();
  return new CfnDatabase(scope, 'Database', { catalogId: account, databaseInput: { name } });
}

/** A table over Parquet objects, whose partitions are computed from the prefix of the objects, never crawled. */
export function lakeTable(scope: Construct, database: CfnDatabase, bucket: IBucket, schema: TableSchema): CfnTable {
  return new CfnTable(scope, 'Table', {
    catalogId: database.catalogId,
    databaseName: database.ref,
    tableInput: {
      name: schema.tableName,
      tableType: 'EXTERNAL_TABLE',
      parameters: { EXTERNAL: 'TRUE', classification: 'parquet', ...LAKE_PARTITIONS.projection },
      partitionKeys: LAKE_PARTITIONS.keys,
      storageDescriptor: {
        columns: schema.columns.map(({ name, type, comment }) => ({ name, type: type.hiveType, comment })),
        location: bucket.s3UrlForObject(`${schema.tableName}/`),
        inputFormat: `${PARQUET}.MapredParquetInputFormat`,
        outputFormat: `${PARQUET}.MapredParquetOutputFormat`,
        serdeInfo: { serializationLibrary: `${PARQUET}.serde.ParquetHiveSerDe` },
      },
    },
  });
}
