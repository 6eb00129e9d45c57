import { CfnTable, type ITableBucketRef } from 'aws-cdk-lib/aws-s3tables';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireThat } from '../../../private/validation';
import type { TableSchema } from '../../table/table-schema';
import type { IcebergDestinationTable } from './iceberg-destination-table';
import type { IcebergPartition } from './iceberg-partition';
import { icebergType } from './iceberg-type';
import { requireS3TablesName } from './s3-tables-name';

/** How a table of a namespace is made. */
export interface NamespaceTableOptions {
  /**
   * By what the rows are partitioned.
   *
   * @default - nothing
   */
  readonly partitions?: IcebergPartition[];

  /**
   * What becomes of the table when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties of a table of a namespace. */
export interface NamespaceTableProps extends NamespaceTableOptions {
  /** The table bucket. */
  readonly tableBucket: ITableBucketRef;

  /** The namespace, which exists already. */
  readonly namespaceName: string;

  /** The name and the columns, which must be of primitive types. Changing them replaces the table. */
  readonly schema: TableSchema;
}

/** What a destination does with a table of a namespace. */
export interface NamespaceTableDeliveryOptions {
  /**
   * The columns which identify a row, to update or delete it by.
   *
   * @default - rows are inserted only
   */
  readonly uniqueKeys?: string[];

  /**
   * The prefix of the records which this table does not take.
   *
   * @default - the one of the backup
   */
  readonly errorOutputPrefix?: string;
}

/** A table of Apache Iceberg in Amazon S3 Tables. */
export class NamespaceTable extends Construct {
  /** The name. */
  public readonly tableName: string;

  /** The ARN. */
  public readonly tableArn: string;

  private readonly namespaceName: string;

  constructor(scope: Construct, id: string, props: NamespaceTableProps) {
    super(scope, id);
    const { namespaceName, schema, partitions, removalPolicy = RemovalPolicy.RETAIN } = props;
    requireS3TablesName(this, 'schema.tableName', schema.tableName);
    const resource = new CfnTable(this, 'Resource', {
      tableBucketArn: props.tableBucket.tableBucketRef.tableBucketArn,
      namespace: namespaceName,
      tableName: schema.tableName,
      openTableFormat: 'ICEBERG',
      icebergMetadata: {
        icebergSchema: { schemaFieldList: fieldsOf(this, schema) },
        icebergPartitionSpec: partitions && { fields: partitions.map((partition) => fieldOf(this, schema, partition)) },
      },
    });
    resource.applyRemovalPolicy(removalPolicy);
    this.tableName = schema.tableName;
    this.tableArn = resource.attrTableArn;
    this.namespaceName = namespaceName;
  }

  /**
   * The table as a destination takes it.
   *
   * @param options what is done with its rows
   */
  public asDestination(options: NamespaceTableDeliveryOptions = {}): IcebergDestinationTable {
    const { uniqueKeys, errorOutputPrefix } = options;
    const { namespaceName: databaseName, tableName } = this;
    return { databaseName, tableName, uniqueKeys, errorOutputPrefix, resource: this };
  }
}

/** Numbered here, so that partitions can refer to them. */
function fieldsOf(owner: Construct, { columns }: TableSchema): CfnTable.SchemaFieldProperty[] {
  return columns.map((column, index) => ({
    id: index + 1,
    name: column.name,
    type: icebergType(owner, column),
    required: false,
  }));
}

function fieldOf(
  owner: Construct,
  { columns }: TableSchema,
  { column, fieldName, transform }: IcebergPartition,
): CfnTable.IcebergPartitionFieldProperty {
  const sourceId = columns.findIndex(({ name }) => name === column) + 1;
  requireThat(sourceId > 0, owner, 'partitions', 'by columns of the schema', JSON.stringify(column));
  return { sourceId, name: fieldName, transform };
}
