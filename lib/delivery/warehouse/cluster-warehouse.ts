import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { encryptionKey } from '../../private/encryption-key';
import { requirePattern } from '../../private/validation';
import { RedshiftEndpoint } from '../destinations/redshift/redshift-endpoint';
import { TableSchema } from '../table/table-schema';
import { ClusterEngine } from './cluster-engine';
import type { TableDesign } from './table-design';
import { WarehouseAccess } from './warehouse-access';
import type { WarehouseEngine } from './warehouse-engine';
import type { IWarehouse } from './warehouse-interface';
import { WarehouseTable } from './warehouse-table';

/** Properties of a warehouse in a cluster that exists. */
export interface ClusterWarehouseProps {
  /** The cluster: 1 to 63 lowercase letters, digits and hyphens. */
  readonly clusterIdentifier: string;

  /** The host name of the cluster. */
  readonly address: string;

  /**
   * The TCP port.
   *
   * @default 5439
   */
  readonly port?: number;

  /** The database. */
  readonly databaseName: string;

  /** The secret with the `username` and `password` of a user that may create tables and users. */
  readonly adminSecret: ISecret;

  /**
   * The ARN of the cluster's namespace, which a COPY job needs.
   *
   * @default - none
   */
  readonly namespaceArn?: string;

  /**
   * Who reaches the cluster over the network, as it has been set up.
   *
   * @default WarehouseAccess.vpcOnly()
   */
  readonly access?: WarehouseAccess;

  /**
   * The table.
   *
   * @default TableSchema.accessLog()
   */
  readonly schema?: TableSchema;

  /**
   * How the rows of the table are held.
   *
   * @default - by their ids, and in the order of their times
   */
  readonly design?: TableDesign;

  /**
   * The key of the loader's secret.
   *
   * @default - a new key, rotated each year
   */
  readonly encryptionKey?: IKey;

  /**
   * What becomes of the loader's secret and a new key when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A table in a provisioned cluster of Amazon Redshift that exists, in this account and Region, with a user that can do
 * nothing but load it. What the settings of the cluster lack for what is set up in it, warnings say.
 *
 * @example
 * declare const adminSecret: secretsmanager.ISecret;
 * new ClusterWarehouse(this, 'Warehouse', {
 *   clusterIdentifier: 'analytics',
 *   address: 'analytics.abc.eu-west-1.redshift.amazonaws.com',
 *   databaseName: 'dev',
 *   adminSecret,
 * });
 */
export class ClusterWarehouse extends Construct implements IWarehouse {
  /** The columns of the table. */
  public readonly schema: TableSchema;

  /** Who reaches the cluster over the network. */
  public readonly access: WarehouseAccess;

  /** The database. */
  public readonly databaseName: string;

  /** Where the cluster listens. */
  public readonly endpoint: RedshiftEndpoint;

  /** The key of the loader's secret. */
  public readonly encryptionKey: IKey;

  /** The name and password of the user that loads the table. */
  public readonly loaderSecret: ISecret;

  /** What must stand before anything is loaded. */
  public readonly tableReady: IDependable;

  /** @internal */
  public readonly _identityColumn?: string;

  /** @internal */
  public readonly _engine: WarehouseEngine;

  constructor(scope: Construct, id: string, props: ClusterWarehouseProps) {
    super(scope, id);
    const { clusterIdentifier, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, adminSecret } = props;
    const allowed = '1 to 63 lowercase letters, digits and hyphens, beginning with a letter';
    requirePattern(this, 'clusterIdentifier', clusterIdentifier, /^[a-z][a-z0-9-]{0,62}$/, allowed);
    this.schema = props.schema ?? TableSchema.accessLog();
    this.access = props.access ?? WarehouseAccess.vpcOnly();
    this.databaseName = props.databaseName;
    this.endpoint = RedshiftEndpoint.fromAddress(props.address, props.port ?? 5439, props.databaseName);
    const description = `Encrypts the secrets of ${this.node.path}`;
    this.encryptionKey = props.encryptionKey ?? encryptionKey(this, 'Key', { description, removalPolicy });
    const adminKey = adminSecret.encryptionKey;
    const table = new WarehouseTable(this, 'Table', {
      target: {
        connection: { ClusterIdentifier: clusterIdentifier },
        arn: clusterArn(this, clusterIdentifier),
        databaseName: props.databaseName,
        adminSecretId: adminSecret.secretArn,
        adminSecretArn: adminSecret.secretFullArn ?? `${adminSecret.secretArn}-??????`,
        secretKeys: adminKey === undefined ? [this.encryptionKey] : [...new Set([this.encryptionKey, adminKey])],
      },
      schema: this.schema,
      design: props.design,
      encryptionKey: this.encryptionKey,
      removalPolicy,
    });
    this.loaderSecret = table.loaderSecret;
    this._identityColumn = props.design?.identityColumn;
    this.tableReady = table.resource;
    this._engine = new ClusterEngine(this, table.setup, props.namespaceArn);
  }
}

function clusterArn(scope: Construct, clusterIdentifier: string): string {
  return Stack.of(scope).formatArn({
    service: 'redshift',
    resource: 'cluster',
    resourceName: clusterIdentifier,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
