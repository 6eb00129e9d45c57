import type { IRole } from 'aws-cdk-lib/aws-iam';
import type {
  CfnDeliveryStream,
  DestinationBindOptions,
  DestinationConfig,
  IDataProcessor,
  IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Duration, Size, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { DataLake } from '../lake/data-lake';
import { LAKE_PARTITIONS } from '../lake/lake-partitions';
import { processingConfiguration } from '../processors/processing-configuration';
import { type BufferingDefaults, bufferingHints } from './buffering';
import { deliveryLog, errorLogGroup } from './delivery-log';
import { grantDelivery, grantTableSchema } from './delivery-permissions';
import { destinationRole } from './destination-role';
import { objectEncryption } from './object-encryption';
import { backupConfig, type RecordBackup } from './record-backup';

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
  /**
   * @param lake the lake to deliver to
   * @param props how rows get into it
   */
  constructor(
    private readonly lake: DataLake,
    private readonly props: DataLakeDestinationProps = {},
  ) {
    bufferingHints('DataLakeDestination', props, BUFFERING);
  }

  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    const { bucket, databaseName, tableName, schema } = this.lake;
    const role = destinationRole(scope, this.props.role);
    const logGroup = this.props.logGroup ?? errorLogGroup(scope);
    const log = deliveryLog(scope, 'DestinationDelivery', logGroup, role);
    const { grants, ...backup } = backupConfig(scope, role, logGroup, this.props.backup);
    return {
      extendedS3DestinationConfiguration: {
        roleArn: role.roleArn,
        bucketArn: bucket.bucketArn,
        prefix: `${schema.tableName}/${LAKE_PARTITIONS.prefix}`,
        errorOutputPrefix: `errors/${schema.tableName}/!{firehose:error-output-type}/${LAKE_PARTITIONS.prefix}`,
        bufferingHints: bufferingHints('DataLakeDestination', this.props, BUFFERING),
        compressionFormat: 'UNCOMPRESSED',
        encryptionConfiguration: objectEncryption(bucket),
        dataFormatConversionConfiguration: this.conversion(role),
        processingConfiguration: processingConfiguration(scope, role, this.props.processors, {
          takes: ['AppendDelimiterToRecord'],
        }),
        cloudWatchLoggingOptions: log.options,
        ...backup,
      },
      dependables: [grantDelivery(role, bucket), grantTableSchema(role, databaseName, tableName), log.grant, ...grants],
    };
  }

  private conversion(role: IRole): CfnDeliveryStream.DataFormatConversionConfigurationProperty {
    const { account, region } = Stack.of(this.lake);
    const { databaseName, tableName } = this.lake;
    return {
      enabled: true,
      inputFormatConfiguration: { deserializer: { openXJsonSerDe: { caseInsensitive: true } } },
      outputFormatConfiguration: { serializer: { parquetSerDe: { compression: 'SNAPPY' } } },
      schemaConfiguration: {
        roleArn: role.roleArn,
        catalogId: account,
        databaseName,
        tableName,
        region,
        versionId: 'LATEST',
      },
    };
  }
}
