import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Duration, type RemovalPolicy, Size } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { conflict, requireSize, requireThat } from '../../private/validation';
import { DeliveryBucket } from '../bucket/delivery-bucket';
import { catalogDatabase } from '../table/catalog-table';
import { TableSchema } from '../table/table-schema';
import { LAKE_PARTITIONS } from './lake-partitions';
import { grantLakeRead } from './lake-permissions';
import { accessLogQueries, type SavedQuery } from './lake-queries';
import { lakeTable } from './lake-table';
import { distinctRowsView } from './lake-view';
import { lakeWorkGroup, RESULTS_PREFIX, saveQueries } from './lake-workgroup';
import type { IReaderSource } from './reader-source';

const SMALLEST_CUTOFF = Size.mebibytes(10);
const LARGEST_CUTOFF = Size.pebibytes(1);

/** Properties of a data lake. */
export interface DataLakeProps {
  /**
   * The table, without columns named `date` and `hour`, by which it is partitioned.
   *
   * @default TableSchema.accessLog()
   */
  readonly schema?: TableSchema;

  /**
   * The bucket of the lake.
   *
   * @default - a new delivery bucket, whose objects move to S3 Intelligent-Tiering after 30 days
   */
  readonly bucket?: IBucket;

  /**
   * The key of a new bucket.
   *
   * @default - a new key, rotated each year
   */
  readonly encryptionKey?: IKey;

  /**
   * The bucket for server access logs of a new bucket.
   *
   * @default - a new bucket, which keeps them for one year
   */
  readonly accessLogsBucket?: IBucket;

  /**
   * Queries to keep in the workgroup.
   *
   * @default - for the table of access logs: traffic by minute and status, top clients, malformed lines
   */
  readonly savedQueries?: SavedQuery[];

  /**
   * The most a query may scan before it is stopped: 10 MiB to 1 PiB.
   *
   * @default Size.gibibytes(100)
   */
  readonly bytesScannedCutoff?: Size;

  /**
   * What becomes of a new bucket, and of what it created, when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A table of Parquet objects in a bucket: in the AWS Glue Data Catalog for Firehose, with a workgroup of Amazon Athena to query it.
 *
 * Where rows have an id, a view shows each once. Objects stay as they were delivered, and small ones slow down queries: set
 * the buffering by that, or deliver to an `IcebergTable`, which is compacted.
 *
 * @example
 * const lake = new DataLake(this, 'Lake');
 */
export class DataLake extends Construct implements IReaderSource {
  /** The bucket. */
  public readonly bucket: IBucket;

  /** The columns of the table. */
  public readonly schema: TableSchema;

  /** The database in the AWS Glue Data Catalog. */
  public readonly databaseName: string;

  /** The table in the database. */
  public readonly tableName: string;

  /** The view which shows each row once; undefined where rows have no id. */
  public readonly distinctViewName?: string;

  /** The workgroup of Amazon Athena. */
  public readonly workGroupName: string;

  constructor(scope: Construct, id: string, props: DataLakeProps = {}) {
    super(scope, id);
    requireSize(this, 'bytesScannedCutoff', props.bytesScannedCutoff, SMALLEST_CUTOFF, LARGEST_CUTOFF);
    this.schema = props.schema ?? TableSchema.accessLog();
    requireNoPartitionKey(this, this.schema);
    this.bucket = this.bucketOf(props);
    const database = catalogDatabase(this);
    const table = lakeTable(this, database, this.bucket, this.schema);
    const workGroup = lakeWorkGroup(this, this.bucket, props.bytesScannedCutoff ?? Size.gibibytes(100));
    saveQueries(this, workGroup, database.ref, props.savedQueries ?? this.defaultQueries(database.ref, props.schema));
    const { idColumn } = this.schema;
    if (idColumn !== undefined) {
      this.distinctViewName = distinctRowsView(this, database, this.schema, idColumn).ref;
    }
    this.databaseName = database.ref;
    this.tableName = table.ref;
    this.workGroupName = workGroup.ref;
  }

  /**
   * Lets the grantee read the table, its partitions and its objects, through Amazon S3 only with their key.
   *
   * @param grantee who reads
   */
  public grantRead(grantee: IGrantable): Grant {
    return grantLakeRead(this, grantee);
  }

  private bucketOf({ bucket, encryptionKey, accessLogsBucket, removalPolicy }: DataLakeProps): IBucket {
    const settings = { encryptionKey, accessLogsBucket, removalPolicy };
    if (bucket === undefined) {
      return new DeliveryBucket(this, 'Bucket', { ...settings, lifecycleRules: lifecycle() }).bucket;
    }
    for (const [prop, value] of Object.entries(settings)) {
      if (value !== undefined) conflict(this, 'bucket', prop);
    }
    return bucket;
  }

  private defaultQueries(databaseName: string, schema: TableSchema | undefined): SavedQuery[] {
    return schema === undefined ? accessLogQueries(`"${databaseName}"."${this.schema.tableName}"`) : [];
  }
}

/** AWS Glue takes such a table, but no query of it works. */
function requireNoPartitionKey(scope: Construct, { columns }: TableSchema): void {
  const keys = LAKE_PARTITIONS.keys.map(({ name }) => name);
  const taken = columns.find(({ name }) => keys.includes(name));
  const allowed = `a table without the columns ${keys.join(' and ')}, which are its partitions`;
  requireThat(taken === undefined, scope, 'schema', allowed, `${taken?.name}`);
}

/** Queries stay possible at once and without a fee, unlike in the archive classes. */
function lifecycle() {
  return [
    {
      id: 'Tiering',
      transitions: [{ storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(30) }],
    },
    { id: 'QueryResults', prefix: RESULTS_PREFIX, expiration: Duration.days(30) },
  ];
}
