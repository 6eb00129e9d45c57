import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { type Owner, requirePattern, requireRange } from '../../private/validation';

const SERVICE_NAME = /^(?:[\w-]+\.){2,3}vpce\.[a-zA-Z0-9-]*\.vpce-svc-[a-zA-Z0-9-]{17}$/;

/**
 * The engine of a database.
 *
 * @experimental
 */
export enum DatabaseEngine {
  /** MySQL. */
  MYSQL = 'MySQL',

  /** PostgreSQL. */
  POSTGRESQL = 'PostgreSQL',
}

/**
 * How Firehose reaches a database: by AWS PrivateLink.
 *
 * @experimental
 */
export interface DatabaseConnection {
  /** The engine. */
  readonly engine: DatabaseEngine;

  /** The endpoint of the database server: 1 to 255 characters. */
  readonly endpoint: string;

  /**
   * The port: 1 to 65,535.
   *
   * @default - 3306 for MySQL, 5432 for PostgreSQL
   */
  readonly port?: number;

  /** The secret with the `username` and `password` of a user that may read the tables and the transaction log. */
  readonly secret: ISecret;

  /** The name of the VPC endpoint service in front of the database, which must admit `firehose.amazonaws.com`. */
  readonly vpcEndpointServiceName: string;

  /**
   * Whether the connection is encrypted.
   *
   * @default true
   */
  readonly ssl?: boolean;

  /**
   * The certificate by which the server is known: 1 to 4,096 characters.
   *
   * @default - one of a public authority
   */
  readonly publicCertificate?: string;

  /**
   * The digest of that certificate: 1 to 512 characters.
   *
   * @default - none
   */
  readonly digest?: string;
}

/**
 * Names of databases, tables or columns, as patterns.
 *
 * @experimental
 */
export interface DatabaseNames {
  /**
   * Those which are read.
   *
   * @default - all
   */
  readonly include?: string[];

  /**
   * Those which are not.
   *
   * @default - none
   */
  readonly exclude?: string[];
}

type ConnectionProperties = Omit<
  CfnDeliveryStream.DatabaseSourceConfigurationProperty,
  'databases' | 'tables' | 'columns' | 'snapshotWatermarkTable' | 'surrogateKeys'
>;

/** Renders how the database is reached, with a role that may read its secret. */
export function databaseConnection(owner: Owner, database: DatabaseConnection, role: IRole): ConnectionProperties {
  const { engine, endpoint, port, secret, vpcEndpointServiceName, ssl = true, publicCertificate, digest } = database;
  requirePattern(owner, 'endpoint', endpoint, /^\S.{0,254}$/, '1 to 255 characters');
  requireRange(owner, 'port', port, 1, 65_535);
  const allowed = 'the name of a VPC endpoint service';
  requirePattern(owner, 'vpcEndpointServiceName', vpcEndpointServiceName, SERVICE_NAME, allowed);
  requirePattern(owner, 'publicCertificate', publicCertificate, /^[\s\S]{1,4096}$/, '1 to 4,096 characters');
  requirePattern(owner, 'digest', digest, /^.{1,512}$/, '1 to 512 characters');
  const secretsManagerConfiguration = { enabled: true, roleArn: role.roleArn, secretArn: secret.secretArn };
  return {
    type: engine,
    endpoint,
    port: port ?? (engine === DatabaseEngine.MYSQL ? 3306 : 5432),
    databaseSourceAuthenticationConfiguration: { secretsManagerConfiguration },
    databaseSourceVpcConfiguration: { vpcEndpointServiceName },
    sslMode: ssl ? 'Enabled' : 'Disabled',
    publicCertificate,
    digest,
  };
}
