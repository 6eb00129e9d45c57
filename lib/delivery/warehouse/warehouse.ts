import { Connections, type IConnectable, Port } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { encryptionKey } from '../../private/encryption-key';
import { RedshiftEndpoint } from '../destinations/redshift/redshift-endpoint';
import { TableSchema } from '../table/table-schema';
import { ServerlessEngine } from './serverless-engine';
import { WarehouseAccess } from './warehouse-access';
import type { WarehouseEngine } from './warehouse-engine';
import type { IWarehouse } from './warehouse-interface';
import { requireWarehouseLimits } from './warehouse-limits';
import { adminSecretName, secretArn, warehouseNamespace } from './warehouse-namespace';
import type { WarehouseProps } from './warehouse-props';
import { firehoseAddresses, warehouseSecurityGroup } from './warehouse-security-group';
import { warehouseSubnets } from './warehouse-subnets';
import { WarehouseTable } from './warehouse-table';
import { warehouseWorkgroup } from './warehouse-workgroup';

/**
 * A table in Amazon Redshift Serverless, with a user that can do nothing but load it.
 *
 * The workgroup is billed while it works, 60 seconds at least; how often rows arrive decides on its cost. Tags of the app
 * do not reach the namespace, because CloudFormation replaces it, with its databases, at any change of them.
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

  /**
   * The prefix list of Firehose, where it is admitted.
   *
   * @internal
   */
  public readonly _firehoseAddresses?: string;

  /** @internal */
  public readonly _identityColumn?: string;

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
    this._firehoseAddresses = firehoseAddresses(this, this.access);
    const securityGroup = warehouseSecurityGroup(this, vpc, port, this._firehoseAddresses);
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
    this._identityColumn = props.design?.identityColumn;
    this.tableReady = table.resource;
    this._engine = new ServerlessEngine(namespace, workgroup, table.setup);
  }
}
