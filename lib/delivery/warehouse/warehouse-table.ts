import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { CustomResource, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { TableSchema } from '../table/table-schema';
import { loaderSecret } from './loader-secret';
import { requireRoomFor } from './relation-name';
import { setupDesign, type TableDesign } from './table-design';
import { type SetupTarget, WarehouseSetup } from './warehouse-setup';

export interface WarehouseTableProps {
  readonly target: SetupTarget;
  readonly schema: TableSchema;
  readonly design?: TableDesign;
  /** The key of the loader's secret. */
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** Creates the table, a view of it without duplicates, and the user that may load it; deletes none of them. */
export class WarehouseTable extends Construct {
  public readonly loaderSecret: ISecret;
  public readonly setup: WarehouseSetup;
  public readonly resource: CustomResource;

  constructor(scope: Construct, id: string, { target, schema, design, ...secret }: WarehouseTableProps) {
    super(scope, id);
    if (schema.idColumn !== undefined) requireRoomFor(scope, schema, '_distinct');
    this.loaderSecret = loaderSecret(this, secret);
    this.setup = new WarehouseSetup(this, target, this.loaderSecret.secretArn);
    this.resource = this.setup.run(this, 'Resource', {
      resourceType: 'Custom::WarehouseTable',
      properties: {
        LoaderSecretArn: this.loaderSecret.secretArn,
        TableName: schema.tableName,
        ...setupColumns(schema),
        TimeColumn: schema.timeColumn,
        ...setupDesign(scope, schema, design),
      },
    });
  }
}

/** The columns as the set-up takes them. */
export function setupColumns({ columns, idColumn }: TableSchema): Record<string, unknown> {
  return { Columns: columns.map(({ name, type }) => ({ Name: name, Type: type.redshiftType })), IdColumn: idColumn };
}
