import { type CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import type { TableSchema } from '../table/table-schema';
import { LAKE_PARTITIONS } from './lake-partitions';
import { prestoType } from './presto-type';

interface ViewColumn {
  readonly name: string;
  readonly type: string;
  readonly comment?: string;
}

/**
 * Delivery is at least once: the view shows a row once, and every row without an id.
 *
 * Amazon Athena keeps a view in the Data Catalog as a table whose text is the query, with the types the query gives.
 */
export function distinctRowsView(
  scope: Construct,
  database: CfnDatabase,
  schema: TableSchema,
  idColumn: string,
): CfnTable {
  const { name: databaseName = '' } = database.databaseInput as CfnDatabase.DatabaseInputProperty;
  const columns = [
    ...schema.columns.map(({ name, type, comment }) => ({ name, type: type.hiveType, comment })),
    ...LAKE_PARTITIONS.keys,
  ];
  return new CfnTable(scope, 'DistinctView', {
    catalogId: database.catalogId,
    databaseName: database.ref,
    tableInput: {
      name: `${schema.tableName}_distinct`,
      description: `Each row of ${schema.tableName} once, although delivery is at least once`,
      tableType: 'VIRTUAL_VIEW',
      parameters: { presto_view: 'true', comment: 'Presto View' },
      storageDescriptor: { columns, serdeInfo: {} },
      viewExpandedText: '/* Presto View */',
      viewOriginalText: viewText(databaseName, columns, distinctRows(databaseName, schema, columns, idColumn)),
    },
  });
}

function viewText(schema: string, columns: ViewColumn[], originalSql: string): string {
  const view = {
    originalSql,
    catalog: 'awsdatacatalog',
    schema,
    columns: columns.map(({ name, type }) => ({ name, type: prestoType(type) })),
  };
  return `/* Presto View: ${Buffer.from(JSON.stringify(view)).toString('base64')} */`;
}

function distinctRows(database: string, { tableName }: TableSchema, columns: ViewColumn[], idColumn: string): string {
  return `SELECT ${columns.map(({ name }) => `"${name}"`).join(', ')}
FROM (
  SELECT *, row_number() OVER (PARTITION BY "${idColumn}" ORDER BY "date", "hour") AS "occurrence"
  FROM "${database}"."${tableName}"
) AS "numbered"
WHERE "occurrence" = 1 OR "${idColumn}" IS NULL`;
}
