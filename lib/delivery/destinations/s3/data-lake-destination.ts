import type { IRole } from 'aws-cdk-lib/aws-iam';
import type {
  DestinationBindOptions,
  DestinationConfig,
  IDataProcessor,
  IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Duration, Size, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { DataLake } from '../../lake/data-lake';
import { LAKE_PARTITIONS } from '../../lake/lake-partitions';
import { type BufferingDefaults, bufferingHints } from '../buffering';
import { ConversionSchema } from '../conversion/conversion-schema';
import type { LakeFormationAccess } from '../conversion/lake-formation-access';
import type { RecordBackup } from '../record-backup';
import { S3Destination } from './s3-destination';

/** Conversion takes no smaller buffer, and large Parquet objects are the cheap ones to query. */
const BUFFERING: BufferingDefaults = {
  interval: Duration.seconds(300),
  size: Size.mebibytes(128),
  minMebibytes: 64,
};

/** Properties of a data lake destination. */
export interface DataLakeDestinationProps {
  /**
   * How long rows are collected: 0 to 900 seconds.
   *
   * @default Duration.seconds(300)
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected, before conversion: 64 to 128 MiB.
   *
   * @default Size.mebibytes(128)
   */
  readonly bufferingSize?: Size;

  /**
   * A copy of each record as it came.
   *
   * @default - none
   */
  readonly backup?: RecordBackup;

  /**
   * Permissions of AWS Lake Formation for the role.
   *
   * @default - none, as IAM alone governs the table
   */
  readonly lakeFormation?: LakeFormationAccess;

  /**
   * What transforms the records into rows.
   *
   * @default - records are JSON rows already
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
 * Delivers JSON rows to a data lake as Parquet, by the columns of its table.
 *
 * What cannot be transformed or converted lies as it came below `errors/<table>/<type of error>/`.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html
 *
 * @example
 * declare const lake: DataLake;
 * const destination = new DataLakeDestination(lake, { bufferingInterval: Duration.minutes(15) });
 */
export class DataLakeDestination implements IDestination {
  private readonly destination: IDestination;

  /**
   * @param lake the lake to deliver to
   * @param props how rows get into it
   */
  constructor(lake: DataLake, props: DataLakeDestinationProps = {}) {
    bufferingHints('DataLakeDestination', props, BUFFERING);
    const { lakeFormation, ...options } = props;
    const { tableName } = lake.schema;
    this.destination = new S3Destination(lake.bucket, {
      ...options,
      prefix: `${tableName}/${LAKE_PARTITIONS.prefix}`,
      errorOutputPrefix: `errors/${tableName}/!{firehose:error-output-type}/${LAKE_PARTITIONS.prefix}`,
      formatConversion: { schema: lakeSchema(lake), lakeFormation },
    });
  }

  public bind(scope: Construct, options: DestinationBindOptions): DestinationConfig {
    return this.destination.bind(scope, options);
  }
}

function lakeSchema(lake: DataLake): ConversionSchema {
  const { account: catalogId, region } = Stack.of(lake);
  return ConversionSchema.fromTableName(lake.databaseName, lake.tableName, { catalogId, region });
}
