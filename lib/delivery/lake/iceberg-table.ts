import { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Grant, IGrantable, IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { conflict } from '../../private/validation';
import { DeliveryBucket } from '../bucket/delivery-bucket';
import { catalogDatabase } from '../table/catalog-table';
import { TableSchema } from '../table/table-schema';
import { grantLakeRead } from './lake-permissions';
import type { IReaderSource } from './reader-source';
import { tableOptimizers } from './table-optimizers';

/** Properties of an Iceberg table. */
export interface IcebergTableProps {
  /**
   * The table.
   *
   * @default TableSchema.accessLog()
   */
  readonly schema?: TableSchema;

  /**
   * The bucket of the table.
   *
   * @default - a new delivery bucket
   */
  readonly bucket?: IBucket;

  /**
   * The key of a new bucket.
   *
   * @default - a new key, rotated each year
   */
  readonly encryptionKey?: IKey;

  /**
   * How long snapshots are kept, by which one looks back: 1 day at least, in whole days.
   *
   * @default Duration.days(5)
   */
  readonly snapshotRetention?: Duration;

  /**
   * How many snapshots are kept, however old: 1 at least.
   *
   * @default 1
   */
  readonly snapshotsToRetain?: number;

  /**
   * How old a file becomes that no snapshot knows: 3 days at least, in whole days, so that no write under way loses its files.
   *
   * @default Duration.days(3)
   */
  readonly orphanFileRetention?: Duration;

  /**
   * What becomes of the table in the Data Catalog, which alone knows its latest snapshot, and of a new bucket, when they
   * leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * An Apache Iceberg table in the AWS Glue Data Catalog, which AWS Glue keeps in shape: small files are joined, and
 * snapshots and files that nobody needs are removed.
 *
 * The columns are told once: AWS CloudFormation changes a table in the Data Catalog only, which would forget where the
 * snapshots lie. Leave `schema` as it is, and change columns by `ALTER TABLE` in Amazon Athena.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/table-optimizers.html
 *
 * @example
 * const table = new IcebergTable(this, 'Events');
 */
export class IcebergTable extends Construct implements IReaderSource {
  /** The bucket. */
  public readonly bucket: IBucket;

  /** The columns of the table. */
  public readonly schema: TableSchema;

  /** The database in the AWS Glue Data Catalog. */
  public readonly databaseName: string;

  /** The table in the database. */
  public readonly tableName: string;

  /** The role with which AWS Glue keeps the table in shape. */
  public readonly optimizerRole: IRole;

  constructor(scope: Construct, id: string, props: IcebergTableProps = {}) {
    super(scope, id);
    this.schema = props.schema ?? TableSchema.accessLog();
    const { removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } = props;
    this.bucket = this.bucketOf(props, removalPolicy);
    const database = catalogDatabase(this);
    const table = new CfnTable(this, 'Table', {
      catalogId: database.catalogId,
      databaseName: database.ref,
      openTableFormatInput: { icebergInput: { metadataOperation: 'CREATE', version: '2' } },
      tableInput: {
        name: this.schema.tableName,
        tableType: 'EXTERNAL_TABLE',
        storageDescriptor: {
          columns: this.schema.columns.map(({ name, type, comment }) => ({ name, type: type.hiveType, comment })),
          location: this.bucket.s3UrlForObject(this.schema.tableName),
        },
      },
    });
    for (const resource of [database, table]) resource.applyRemovalPolicy(removalPolicy);
    this.databaseName = database.ref;
    this.tableName = table.ref;
    this.optimizerRole = tableOptimizers(this, props);
  }

  /**
   * Lets the grantee read the table and its files, through Amazon S3 only with their key.
   *
   * @param grantee who reads
   */
  public grantRead(grantee: IGrantable): Grant {
    return grantLakeRead(this, grantee);
  }

  private bucketOf({ bucket, encryptionKey }: IcebergTableProps, removalPolicy: RemovalPolicy): IBucket {
    if (bucket === undefined) return new DeliveryBucket(this, 'Bucket', { encryptionKey, removalPolicy }).bucket;
    if (encryptionKey !== undefined) conflict(this, 'bucket', 'encryptionKey');
    return bucket;
  }
}
