import type { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { TableSchema } from '../table/table-schema';
import type { TableDesign } from './table-design';
import type { WarehouseAccess } from './warehouse-access';

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
