import { Connections, type IConnectable, type IVpc, Port, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { encryptionKey } from '../../private/encryption-key';
import { RedshiftEndpoint } from '../destinations/redshift-endpoint';
import { TableSchema } from '../table/table-schema';
import { ServerlessEngine } from './serverless-engine';
import type { TableDesign } from './table-design';
import { WarehouseAccess } from './warehouse-access';
import type { WarehouseEngine } from './warehouse-engine';
import type { IWarehouse } from './warehouse-interface';
import { requireWarehouseLimits } from './warehouse-limits';
import { adminSecretName, secretArn, warehouseNamespace } from './warehouse-namespace';
import { warehouseSecurityGroup } from './warehouse-security-group';
import { warehouseSubnets } from './warehouse-subnets';
import { WarehouseTable } from './warehouse-table';
import { warehouseWorkgroup } from './warehouse-workgroup';

/** Properties of a warehouse. */
export interface WarehouseProps {
  /** The VPC of the workgroup. */
  readonly vpc: IVpc;

  /**
   * Subnets in three Availability Zones at least.
   *
   * @default - public subnets where Firehose is admitted, else isolated ones
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * Who reaches the warehouse over the network.
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
   * The database: 1 to 64 lowercase letters, digits and `_`, beginning with a letter.
   *
   * @default 'analytics'
   */
  readonly databaseName?: string;

  /**
   * The administrator, whose password AWS Secrets Manager keeps and rotates: 1 to 64 lowercase letters, digits and `_`,
   * but not `loader`.
   *
   * @default 'warehouse_admin'
   */
  readonly adminUsername?: string;

  /**
   * The capacity to start with, in Redshift Processing Units: 4, or 8 to 1,024 in steps of 8.
   *
   * @default 8
   */
  readonly baseCapacity?: number;

  /**
   * The most capacity to scale to, in Redshift Processing Units: the base capacity to 5,632 in steps of 8.
   *
   * @default - as much as the service allows
   */
  readonly maxCapacity?: number;

  /**
   * The TCP port: 5,431 to 5,455 or 8,191 to 8,215.
   *
   * @default 5439
   */
  readonly port?: number;

  /**
   * The key of the data and of the secrets.
   *
   * @default - a new key, rotated each year
   */
  readonly encryptionKey?: IKey;

  /**
   * What becomes of the data, the loader's secret and a new key when they leave the stack. A namespace kept after a first
   * deployment that failed would have the name which the next one needs.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A table in Amazon Redshift Serverless, with a user that can do nothing but load it.
 *
 * The workgroup is billed while it works, 60 seconds at least; how often rows arrive decides on its cost.
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * new Warehouse(this, 'Warehouse', { vpc, access: WarehouseAccess.firehose() });
 */
export class Warehouse extends Construct implements IWarehouse, IConnectable {
  /** The columns of the table. */
  public readonly schema: TableSchema;

  /** Who reaches the warehouse over the network. */
  public readonly access: WarehouseAccess;

  /** The namespace, which holds the data. */
  public readonly namespaceName: string;

  /** The workgroup, which does the work. */
  public readonly workgroupName: string;

  /** The database in the namespace. */
  public readonly databaseName: string;

  /** Where the workgroup listens. */
  public readonly endpoint: RedshiftEndpoint;

  /** The network connections of the workgroup. */
  public readonly connections: Connections;

  /** The key of the data and of the secrets. */
  public readonly encryptionKey: IKey;

  /** The name and password of the user that loads the table. */
  public readonly loaderSecret: ISecret;

  /** What must stand before anything is loaded. */
  public readonly tableReady: IDependable;

  /** @internal */
  public readonly _engine: WarehouseEngine;

  constructor(scope: Construct, id: string, props: WarehouseProps) {
    super(scope, id);
    requireWarehouseLimits(this, props);
    const { vpc, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, port = 5439 } = props;
    this.access = props.access ?? WarehouseAccess.vpcOnly();
    this.schema = props.schema ?? TableSchema.accessLog();
    this.databaseName = props.databaseName ?? 'analytics';
    const description = `Encrypts the data and the secrets of ${this.node.path}`;
    this.encryptionKey = props.encryptionKey ?? encryptionKey(this, 'Key', { description, removalPolicy });
    const securityGroup = warehouseSecurityGroup(this, vpc, port, this.access);
    const adminUsername = props.adminUsername ?? 'warehouse_admin';
    const namespace = warehouseNamespace(this, {
      adminUsername,
      databaseName: this.databaseName,
      encryptionKey: this.encryptionKey,
      removalPolicy,
    });
    const subnets = warehouseSubnets(this, props, this.access);
    const workgroup = warehouseWorkgroup(this, {
      namespace,
      port,
      baseCapacity: props.baseCapacity ?? 8,
      maxCapacity: props.maxCapacity,
      publiclyAccessible: this.access.admitsFirehose,
      subnetIds: subnets.subnetIds,
      internetConnectivity: subnets.internetConnectivityEstablished,
      securityGroup,
    });
    this.namespaceName = namespace.ref;
    this.workgroupName = workgroup.ref;
    this.endpoint = RedshiftEndpoint.fromAddress(workgroup.attrWorkgroupEndpointAddress, port, this.databaseName);
    this.connections = new Connections({ securityGroups: [securityGroup], defaultPort: Port.tcp(port) });
    const adminSecretId = adminSecretName(namespace.namespaceName, adminUsername);
    const table = new WarehouseTable(this, 'Table', {
      target: {
        connection: { WorkgroupName: workgroup.ref },
        arn: workgroup.attrWorkgroupWorkgroupArn,
        databaseName: this.databaseName,
        adminSecretId,
        adminSecretArn: secretArn(this, adminSecretId),
        secretKeys: [this.encryptionKey],
      },
      schema: this.schema,
      design: props.design,
      encryptionKey: this.encryptionKey,
      removalPolicy,
    });
    this.loaderSecret = table.loaderSecret;
    this.tableReady = table.resource;
    this._engine = new ServerlessEngine(namespace, workgroup, table.setup);
  }
}
