import type { IRole } from 'aws-cdk-lib/aws-iam';
import type {
  CfnDeliveryStreamProps,
  DestinationBindOptions,
  DestinationConfig,
  IDataProcessor,
  IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { conflict, requireThat } from '../../../private/validation';
import type { DestinationBackup } from '../destination-backup';
import { type EndpointKind, endpointDelivery, requireEndpointOptions } from '../endpoint/endpoint-delivery';
import type { IcebergCatalog } from './iceberg-catalog';
import {
  type IcebergDestinationTable,
  renderTable,
  requireCatalogName,
  requireTable,
} from './iceberg-destination-table';
import { requireIcebergRegion } from './iceberg-region';

const OWNER = 'IcebergDestination';

/** Each delivery adds files and a snapshot to a table, so few and large ones are the cheap ones to query. */
const KIND: EndpointKind = {
  owner: OWNER,
  buffering: { interval: Duration.seconds(300), size: Size.mebibytes(128) },
  retryDuration: Duration.seconds(7200),
  backupWords: { failed: 'FailedDataOnly' },
  processing: { takes: ['MetadataExtraction'] },
};

/** Properties of an Apache Iceberg destination. */
export interface IcebergDestinationProps {
  /**
   * The tables which records go to: all to one, or each to the one that `processors` name for it.
   *
   * @default - those which records are routed to, into which rows are inserted
   */
  readonly tables?: IcebergDestinationTable[];

  /**
   * The databases to whose tables, beside `tables`, the `processors` route records.
   *
   * @default - none
   */
  readonly routedDatabases?: string[];

  /**
   * Whether rows are inserted only, never updated or deleted, so that the throughput grows by itself. Changing it
   * replaces the delivery stream.
   *
   * @default false
   * @see https://docs.aws.amazon.com/firehose/latest/dev/apache-iceberg-considerations.html
   */
  readonly appendOnly?: boolean;

  /**
   * How long rows are collected: 0 to 900 seconds.
   *
   * @default Duration.seconds(300)
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected: 1 to 128 MiB.
   *
   * @default Size.mebibytes(128)
   */
  readonly bufferingSize?: Size;

  /**
   * How long a failing commit is repeated before its records go to the backup: 0 to 7,200 seconds.
   *
   * @default Duration.seconds(7200)
   */
  readonly retryDuration?: Duration;

  /**
   * The bucket for the records which no table took.
   *
   * @default - a new bucket
   */
  readonly backup?: DestinationBackup;

  /**
   * What transforms the records into rows, and routes them to tables: a function, or a table routing processor.
   *
   * @default - records are JSON rows already, whose first level of keys are columns
   */
  readonly processors?: IDataProcessor[];

  /**
   * The role with which Firehose delivers.
   *
   * @default - a new role
   */
  readonly role?: IRole;

  /**
   * The log group for delivery errors.
   *
   * @default - a new log group, which keeps them for one year
   */
  readonly logGroup?: ILogGroup;
}

/**
 * Delivers JSON rows to tables of Apache Iceberg, and updates and deletes rows by their unique keys.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/apache-iceberg-destination.html
 *
 * @example
 * declare const bucket: s3.IBucket;
 * const destination = new IcebergDestination(IcebergCatalog.glue({ buckets: [bucket] }), {
 *   tables: [{ databaseName: 'shop', tableName: 'orders', uniqueKeys: ['order_id'] }],
 * });
 */
export class IcebergDestination implements IDestination {
  private readonly tables: IcebergDestinationTable[];

  /**
   * @param catalog where the tables are listed
   * @param props which tables, and how rows get into them
   */
  constructor(
    private readonly catalog: IcebergCatalog,
    private readonly props: IcebergDestinationProps,
  ) {
    this.tables = props.tables ?? [];
    for (const table of this.tables) requireTable(table);
    for (const database of props.routedDatabases ?? []) requireCatalogName(OWNER, 'routedDatabases', database);
    requireRouting(props);
    requireInserts(props);
    requireCreation(catalog, this.tables);
    requireEndpointOptions(KIND, props);
  }

  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    requireIcebergRegion(scope, OWNER);
    const { tables } = this;
    const { routedDatabases = [], appendOnly } = this.props;
    const { role, grants, properties } = endpointDelivery(scope, KIND, this.props);
    const { grants: access, ...catalog } = this.catalog._plan.bind(scope, role, { tables, routedDatabases });
    const config: DestinationConfig & Pick<CfnDeliveryStreamProps, 'icebergDestinationConfiguration'> = {
      icebergDestinationConfiguration: {
        ...properties,
        ...catalog,
        roleArn: role.roleArn,
        destinationTableConfigurationList: tables.length === 0 ? undefined : tables.map(renderTable),
        appendOnly,
      },
      dependables: [...access, ...grants, ...tables.flatMap(({ resource }) => resource ?? [])],
    };
    return config;
  }
}

/** Which table a record goes to is plain for one table only. */
function requireRouting({ tables = [], routedDatabases = [], processors = [] }: IcebergDestinationProps): void {
  const someTarget = tables.length > 0 || routedDatabases.length > 0;
  requireThat(someTarget, OWNER, 'tables', 'one table at least, or left out for routedDatabases', '[]');
  const oneTarget = tables.length === 1 && routedDatabases.length === 0;
  const routed = oneTarget || processors.length > 0;
  requireThat(routed, OWNER, 'processors', 'given, to route records to more than one table', '[]');
}

/** Firehose would update and delete in any order. */
function requireInserts({ appendOnly, tables = [] }: IcebergDestinationProps): void {
  const updates = tables.some(({ uniqueKeys }) => uniqueKeys !== undefined);
  if (appendOnly === true && updates) conflict(OWNER, 'appendOnly', 'uniqueKeys');
}

function requireCreation(catalog: IcebergCatalog, tables: IcebergDestinationTable[]): void {
  const partitioned = tables.find(({ partitionColumns }) => partitionColumns !== undefined);
  const holds = partitioned === undefined || catalog._plan.createsTables;
  const allowed = 'left out where Firehose creates no tables';
  requireThat(holds, OWNER, 'partitionColumns', allowed, JSON.stringify(partitioned?.partitionColumns));
}
