import { CfnNamespace, type ITableBucketRef } from 'aws-cdk-lib/aws-s3tables';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requirePattern } from '../../../private/validation';
import type { TableSchema } from '../../table/table-schema';
import { NamespaceTable, type NamespaceTableOptions } from './namespace-table';
import { requireS3TablesName } from './s3-tables-name';

/** Properties of a namespace. */
export interface TableNamespaceProps {
  /** The table bucket. */
  readonly tableBucket: ITableBucketRef;

  /** The name: 1 to 255 lowercase letters, digits and `_`, the first and the last not `_`, not beginning with `aws`. */
  readonly namespaceName: string;

  /**
   * What becomes of the namespace when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A namespace of a table bucket, which AWS Glue shows as a database.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-namespace.html
 *
 * @example
 * declare const tableBucket: s3tables.CfnTableBucket;
 * const namespace = new TableNamespace(this, 'Web', { tableBucket, namespaceName: 'web' });
 * const table = namespace.addTable('AccessLog', TableSchema.accessLog(), { partitions: [IcebergPartition.day('time')] });
 * const destination = new IcebergDestination(IcebergCatalog.s3Tables(tableBucket), { tables: [table.asDestination()] });
 */
export class TableNamespace extends Construct {
  /** The name. */
  public readonly namespaceName: string;

  private readonly tableBucket: ITableBucketRef;
  private readonly resource: CfnNamespace;

  constructor(scope: Construct, id: string, props: TableNamespaceProps) {
    super(scope, id);
    const { namespaceName, tableBucket, removalPolicy = RemovalPolicy.RETAIN } = props;
    requireS3TablesName(this, 'namespaceName', namespaceName);
    requirePattern(this, 'namespaceName', namespaceName, /^(?!aws)/, 'without aws in front, which is reserved');
    this.namespaceName = namespaceName;
    this.tableBucket = tableBucket;
    this.resource = new CfnNamespace(this, 'Resource', {
      namespace: namespaceName,
      tableBucketArn: tableBucket.tableBucketRef.tableBucketArn,
    });
    this.resource.applyRemovalPolicy(removalPolicy);
  }

  /**
   * Adds a table.
   *
   * @param id the construct id, below the namespace
   * @param schema the name and the columns, which must be of primitive types
   * @param options how the table is made
   */
  public addTable(id: string, schema: TableSchema, options: NamespaceTableOptions = {}): NamespaceTable {
    const { namespaceName, tableBucket } = this;
    const table = new NamespaceTable(this, id, { ...options, namespaceName, tableBucket, schema });
    table.node.addDependency(this.resource);
    return table;
  }
}
