import type { IRole } from 'aws-cdk-lib/aws-iam';
import type {
  CfnDeliveryStream,
  CfnDeliveryStreamProps,
  DestinationBindOptions,
  DestinationConfig,
  IDataProcessor,
  IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireDuration, requirePattern, requireThat } from '../../../private/validation';
import { grantDelivery } from '../../bucket/delivery-grants';
import { processingConfiguration } from '../../processors/processing-configuration';
import { type BufferingDefaults, bufferingHints } from '../buffering';
import { deliveryLog, errorLogGroup } from '../delivery-log';
import { grantSecret } from '../delivery-permissions';
import { destinationRole } from '../destination-role';
import { objectEncryption } from '../object-encryption';
import { requireLiteralPrefix } from '../prefix/s3-prefix';
import { backupConfig, type RecordBackup } from '../record-backup';
import { CopyCompression } from './copy-compression';
import { CopyFormatKind } from './copy-format-kind';
import type { CopyOptions } from './copy-options';
import { copyColumns, copyParameters } from './copy-parameters';
import type { RedshiftEndpoint } from './redshift-endpoint';

/** Each COPY wakes a serverless workgroup for at least a minute, so the interval is the cost. */
const BUFFERING: BufferingDefaults = { interval: Duration.seconds(900), size: Size.mebibytes(128) };
const LONGEST_RETRY = Duration.seconds(7200);

/** Properties of an Amazon Redshift destination. */
export interface RedshiftDestinationProps {
  /** The cluster or workgroup, which Firehose must be able to reach. */
  readonly endpoint: RedshiftEndpoint;

  /** The secret with the `username` and `password` of a user that may insert into the table. */
  readonly secret: ISecret;

  /** The table: `table` or `schema.table`. */
  readonly tableName: string;

  /**
   * How rows are copied.
   *
   * @default - gzip'd JSON, long texts are cut, no row may fail
   */
  readonly copyOptions?: CopyOptions;

  /**
   * The prefix of the objects to copy, without expressions; the date follows it.
   *
   * @default - the date alone
   */
  readonly intermediatePrefix?: string;

  /**
   * How long rows are collected: 0 to 900 seconds. It sets how often the warehouse works.
   *
   * @default Duration.seconds(900)
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected, before compression: 1 to 128 MiB.
   *
   * @default Size.mebibytes(128)
   */
  readonly bufferingSize?: Size;

  /**
   * How long a failing COPY is repeated before its objects are listed under `errors/`: 0 to 7,200 seconds.
   *
   * @default Duration.seconds(7200)
   */
  readonly retryDuration?: Duration;

  /**
   * A copy of each record as it came.
   *
   * @default - none
   */
  readonly backup?: RecordBackup;

  /**
   * What transforms the records into rows.
   *
   * @default - records are rows already
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
 * Delivers to a table of Amazon Redshift: Firehose writes objects to an intermediate bucket, and copies them from there.
 *
 * The objects stay in the bucket, so that they can be copied again.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html#create-destination-redshift
 *
 * @example
 * declare const bucket: s3.IBucket;
 * declare const secret: secretsmanager.ISecret;
 * const destination = new RedshiftDestination(bucket, {
 *   endpoint: RedshiftEndpoint.fromJdbcUrl('jdbc:redshift://c.abc.eu-west-1.redshift.amazonaws.com:5439/dev'),
 *   secret,
 *   tableName: 'events',
 * });
 */
export class RedshiftDestination implements IDestination {
  /**
   * @param intermediateBucket the bucket which holds the objects to copy
   * @param props the table, and how rows get into it
   */
  constructor(
    private readonly intermediateBucket: IBucket,
    private readonly props: RedshiftDestinationProps,
  ) {
    const allowed = 'a table, or a schema and a table joined by a period';
    requirePattern('RedshiftDestination', 'tableName', props.tableName, /^[\w$"]+(\.[\w$"]+)?$/, allowed);
    requireLiteralPrefix('RedshiftDestination', 'intermediatePrefix', props.intermediatePrefix);
    requireDuration('RedshiftDestination', 'retryDuration', props.retryDuration, Duration.seconds(0), LONGEST_RETRY);
    bufferingHints('RedshiftDestination', props, BUFFERING);
    requireDeliverable(props.copyOptions ?? {});
  }

  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    const { secret, retryDuration = LONGEST_RETRY } = this.props;
    const role = destinationRole(scope, this.props.role);
    const logGroup = this.props.logGroup ?? errorLogGroup(scope);
    const log = deliveryLog(scope, 'DestinationDelivery', logGroup, role);
    const { grants, ...backup } = backupConfig(scope, role, logGroup, this.props.backup);
    const config: DestinationConfig & Pick<CfnDeliveryStreamProps, 'redshiftDestinationConfiguration'> = {
      redshiftDestinationConfiguration: {
        roleArn: role.roleArn,
        clusterJdbcurl: this.props.endpoint.jdbcUrl,
        secretsManagerConfiguration: { enabled: true, roleArn: role.roleArn, secretArn: secret.secretArn },
        copyCommand: this.copyCommand(),
        retryOptions: { durationInSeconds: retryDuration.toSeconds() },
        s3Configuration: this.intermediate(role, log.options),
        processingConfiguration: processingConfiguration(scope, role, this.props.processors, {
          takes: ['AppendDelimiterToRecord'],
        }),
        cloudWatchLoggingOptions: log.options,
        ...backup,
      },
      dependables: [grantDelivery(role, this.intermediateBucket), grantSecret(role, secret), log.grant, ...grants],
    };
    return config;
  }

  private copyCommand(): CfnDeliveryStream.CopyCommandProperty {
    const { copyOptions = {}, tableName } = this.props;
    return {
      dataTableName: tableName,
      dataTableColumns: copyColumns(copyOptions),
      copyOptions: copyParameters(copyOptions),
    };
  }

  private intermediate(
    role: IRole,
    cloudWatchLoggingOptions: CfnDeliveryStream.CloudWatchLoggingOptionsProperty,
  ): CfnDeliveryStream.S3DestinationConfigurationProperty {
    return {
      bucketArn: this.intermediateBucket.bucketArn,
      roleArn: role.roleArn,
      prefix: this.props.intermediatePrefix,
      bufferingHints: bufferingHints('RedshiftDestination', this.props, BUFFERING),
      compressionFormat: this.props.copyOptions?.compression ?? CopyCompression.GZIP,
      encryptionConfiguration: objectEncryption(this.intermediateBucket),
      cloudWatchLoggingOptions,
    };
  }
}

/** Firehose joins records to objects of text, and compresses them with gzip or not at all. */
function requireDeliverable(options: CopyOptions): void {
  const { format, compression = CopyCompression.GZIP } = options;
  const isText = format?._kind !== CopyFormatKind.AVRO && format?._kind !== CopyFormatKind.COLUMNAR;
  requireThat(isText, 'RedshiftDestination', 'format', 'one of text, as Firehose delivers', `${format?.parameters}`);
  const hasHeader = /\bIGNOREHEADER\s+[1-9]/i.test(format?.parameters ?? '');
  requireThat(!hasHeader, 'RedshiftDestination', 'format', 'one without a header', `${format?.parameters}`);
  const delivered = compression === CopyCompression.GZIP || compression === CopyCompression.UNCOMPRESSED;
  requireThat(delivered, 'RedshiftDestination', 'compression', 'GZIP or UNCOMPRESSED', compression);
  copyParameters(options);
}
