import type {
  CfnDeliveryStream,
  CfnDeliveryStreamProps,
  DestinationBindOptions,
  DestinationConfig,
  IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requirePattern } from '../../../private/validation';
import { type EndpointKind, endpointDelivery, requireEndpointOptions } from '../endpoint/endpoint-delivery';
import type { EndpointDestinationOptions } from '../endpoint/endpoint-destination-options';
import { SnowflakeDataLoading } from './snowflake-data-loading';
import { requireIdentifier } from './snowflake-identifier';

/** Snowflake takes rows as they come; a size matters only beside an interval. */
const SNOWFLAKE: EndpointKind = {
  owner: 'SnowflakeDestination',
  buffering: { interval: Duration.seconds(0), size: Size.mebibytes(128) },
  retryDuration: Duration.seconds(60),
  backupWords: { failed: 'FailedDataOnly', all: 'AllData' },
  processing: { functionBufferSize: Size.kibibytes(256), functionBufferInterval: Duration.seconds(30) },
};

const ACCOUNT_URL = /^(https:\/\/)?([\w-]+\.)+snowflakecomputing\.com(:\d{1,5})?$/;
const VPCE_ID = /^([\w-]+\.){2,3}vpce\.[a-zA-Z0-9-]*\.vpce-svc-[a-zA-Z0-9-]{17}$/;

/** Properties of a Snowflake destination. */
export interface SnowflakeDestinationProps extends EndpointDestinationOptions {
  /** The URL of the account, such as `xy12345.us-east-1.aws.snowflakecomputing.com`. */
  readonly accountUrl: string;

  /** The database. */
  readonly database: string;

  /** The schema in the database. */
  readonly schema: string;

  /** The table in the schema. */
  readonly table: string;

  /**
   * The secret with the `user` and the `private_key` of one who may insert into the table.
   *
   * The key stands there in PKCS #8, on one line, without its header and footer; an encrypted one has its `key_passphrase` beside it.
   */
  readonly secret: ISecret;

  /**
   * How a record becomes a row.
   *
   * @default SnowflakeDataLoading.JSON_MAPPING
   */
  readonly dataLoading?: SnowflakeDataLoading;

  /**
   * The role of Snowflake with which the user inserts: 1 to 255 characters.
   *
   * @default - the user's default role
   */
  readonly snowflakeRole?: string;

  /**
   * The id of Snowflake's endpoint service, by which Firehose stays off the internet. It cannot be changed later.
   * A network policy of Snowflake has to admit the endpoints of Firehose by their ids.
   *
   * @see https://docs.snowflake.com/en/user-guide/admin-security-privatelink
   *
   * @default - Firehose reaches Snowflake over the internet
   */
  readonly privateLinkVpceId?: string;
}

/**
 * Delivers rows to a table of Snowflake, within seconds.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html#create-destination-snowflake
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new SnowflakeDestination({
 *   accountUrl: 'xy12345.us-east-1.aws.snowflakecomputing.com',
 *   database: 'SHOP',
 *   schema: 'PUBLIC',
 *   table: 'CLICKS',
 *   secret,
 * });
 */
export class SnowflakeDestination implements IDestination {
  /**
   * @param props the table, and how rows get into it
   */
  constructor(private readonly props: SnowflakeDestinationProps) {
    const { owner } = SNOWFLAKE;
    const account = '<account identifier>.snowflakecomputing.com';
    requirePattern(owner, 'accountUrl', props.accountUrl, ACCOUNT_URL, account);
    requireIdentifier(owner, 'database', props.database);
    requireIdentifier(owner, 'schema', props.schema);
    requireIdentifier(owner, 'table', props.table);
    requireIdentifier(owner, 'snowflakeRole', props.snowflakeRole);
    const vpceId = 'com.amazonaws.vpce.<region>.vpce-svc-<id>';
    requirePattern(owner, 'privateLinkVpceId', props.privateLinkVpceId, VPCE_ID, vpceId);
    requireEndpointOptions(SNOWFLAKE, props);
  }

  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    const { accountUrl, database, schema, table, secret } = this.props;
    const { role, properties, grants } = endpointDelivery(scope, SNOWFLAKE, this.props, secret);
    const config: DestinationConfig & Pick<CfnDeliveryStreamProps, 'snowflakeDestinationConfiguration'> = {
      snowflakeDestinationConfiguration: {
        roleArn: role.roleArn,
        accountUrl,
        database,
        schema,
        table,
        ...this.loading(),
        ...this.access(),
        ...properties,
      },
      dependables: grants,
    };
    return config;
  }

  private loading() {
    const { dataLoading = SnowflakeDataLoading.JSON_MAPPING } = this.props;
    return {
      dataLoadingOption: dataLoading.dataLoadingOption,
      contentColumnName: dataLoading.contentColumnName,
      metaDataColumnName: dataLoading.metadataColumnName,
    };
  }

  private access(): Partial<CfnDeliveryStream.SnowflakeDestinationConfigurationProperty> {
    const { snowflakeRole, privateLinkVpceId } = this.props;
    return {
      snowflakeRoleConfiguration: snowflakeRole === undefined ? undefined : { enabled: true, snowflakeRole },
      snowflakeVpcConfiguration: privateLinkVpceId === undefined ? undefined : { privateLinkVpceId },
    };
  }
}
