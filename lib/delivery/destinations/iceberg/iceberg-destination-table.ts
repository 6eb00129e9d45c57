import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IConstruct } from 'constructs';
import { requirePattern, requireThat } from '../../../private/validation';
import { requireErrorPrefix } from '../prefix/s3-prefix';

const OWNER = 'IcebergDestinationTable';
const NAME = /^[^\s/]{1,512}$/;
const NAME_WORDS = '1 to 512 characters, without spaces and /';

/** A table that records go to. */
export interface IcebergDestinationTable {
  /** The database; of Amazon S3 Tables, the namespace. */
  readonly databaseName: string;

  /** The name. */
  readonly tableName: string;

  /**
   * The columns which identify a row, to update or delete it by.
   *
   * @default - the identifier fields of the table; without any, rows are inserted only
   */
  readonly uniqueKeys?: string[];

  /**
   * The prefix of the records which this table does not take.
   *
   * @default - the one of the backup
   */
  readonly errorOutputPrefix?: string;

  /**
   * The columns whose values partition the table, where Firehose creates it.
   *
   * @default - the table is not partitioned
   */
  readonly partitionColumns?: string[];

  /**
   * The construct of the table, which the delivery stream waits for: Firehose looks for the unique keys of a table when
   * it creates the delivery stream.
   *
   * @default - the table exists already
   */
  readonly resource?: IConstruct;
}

/** Throws unless Firehose takes the table. */
export function requireTable(table: IcebergDestinationTable): void {
  requireCatalogName(OWNER, 'databaseName', table.databaseName);
  requireCatalogName(OWNER, 'tableName', table.tableName);
  requireErrorPrefix(OWNER, 'errorOutputPrefix', table.errorOutputPrefix);
  requireColumns('uniqueKeys', table.uniqueKeys);
  requireColumns('partitionColumns', table.partitionColumns);
}

/** Throws unless Firehose takes the name, of a database or of a table. */
export function requireCatalogName(owner: string, prop: string, name: string): void {
  requirePattern(owner, prop, name, NAME, NAME_WORDS);
}

export function renderTable(table: IcebergDestinationTable): CfnDeliveryStream.DestinationTableConfigurationProperty {
  const identity = table.partitionColumns?.map((sourceName) => ({ sourceName }));
  return {
    destinationDatabaseName: table.databaseName,
    destinationTableName: table.tableName,
    uniqueKeys: table.uniqueKeys,
    s3ErrorOutputPrefix: table.errorOutputPrefix,
    partitionSpec: identity && { identity },
  };
}

function requireColumns(prop: string, columns: string[] | undefined): void {
  requireThat(columns?.length !== 0, OWNER, prop, 'one column at least, or left out', '[]');
  for (const column of columns ?? []) requirePattern(OWNER, prop, column, /^\S{1,1024}$/, 'names without spaces');
}
