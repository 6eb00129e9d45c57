import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Names, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { TableSchema } from './table-schema';

const HIVE = 'org.apache.hadoop.hive.ql.io';

/** How query engines read the objects of a table. */
const READERS = {
  parquet: {
    inputFormat: `${HIVE}.parquet.MapredParquetInputFormat`,
    outputFormat: `${HIVE}.parquet.MapredParquetOutputFormat`,
    serdeInfo: { serializationLibrary: `${HIVE}.parquet.serde.ParquetHiveSerDe` },
  },
  orc: {
    inputFormat: `${HIVE}.orc.OrcInputFormat`,
    outputFormat: `${HIVE}.orc.OrcOutputFormat`,
    serdeInfo: { serializationLibrary: `${HIVE}.orc.OrcSerde` },
  },
};

export type CatalogFormat = keyof typeof READERS;

export interface CatalogTableProps {
  readonly database: CfnDatabase;
  readonly schema: TableSchema;
  readonly format: CatalogFormat;
  /** The URL below which all objects of the table lie, and no others. */
  readonly location: string;
  readonly partitionKeys?: CfnTable.ColumnProperty[];
  readonly parameters?: Record<string, string>;
}

/** A database for one owner: AWS Glue wants its name in lower case, which a generated name of CloudFormation is not. */
export function catalogDatabase(scope: Construct): CfnDatabase {
  const { account } = Stack.of(scope);
  const name = Names.uniqueResourceName(scope, { maxLength: 128, separator: '_' }).toLowerCase();
  return new CfnDatabase(scope, 'Database', { catalogId: account, databaseInput: { name } });
}

/** A table over objects. */
export function catalogTable(scope: Construct, props: CatalogTableProps): CfnTable {
  const { database, schema, format, location, partitionKeys, parameters } = props;
  return new CfnTable(scope, 'Table', {
    catalogId: database.catalogId,
    databaseName: database.ref,
    tableInput: {
      name: schema.tableName,
      tableType: 'EXTERNAL_TABLE',
      parameters: { EXTERNAL: 'TRUE', classification: format, ...parameters },
      partitionKeys,
      storageDescriptor: {
        columns: schema.columns.map(({ name, type, comment }) => ({ name, type: type.hiveType, comment })),
        location,
        ...READERS[format],
      },
    },
  });
}
