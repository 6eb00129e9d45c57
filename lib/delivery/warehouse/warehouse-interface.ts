import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct, IDependable } from 'constructs';
import type { RedshiftEndpoint } from '../destinations/redshift/redshift-endpoint';
import type { TableSchema } from '../table/table-schema';
import type { WarehouseAccess } from './warehouse-access';
import type { WarehouseEngine } from './warehouse-engine';

/** A table in Amazon Redshift, in a workgroup or in a cluster. */
export interface IWarehouse extends IConstruct {
  /** The columns of the table. */
  readonly schema: TableSchema;

  /** Who reaches the warehouse over the network. */
  readonly access: WarehouseAccess;

  /** The database. */
  readonly databaseName: string;

  /** Where the warehouse listens. */
  readonly endpoint: RedshiftEndpoint;

  /** The key of the secrets, and of what is yet to be copied. */
  readonly encryptionKey: IKey;

  /** The name and password of the user that loads the table. */
  readonly loaderSecret: ISecret;

  /** What must stand before anything is loaded. */
  readonly tableReady: IDependable;

  /**
   * The column which numbers the rows of the table, if there is one.
   *
   * @internal
   */
  readonly _identityColumn?: string;

  /**
   * What runs the warehouse.
   *
   * @internal
   */
  readonly _engine: WarehouseEngine;
}
