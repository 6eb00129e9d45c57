import type { Grant, IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Construct } from 'constructs';

/** What a destination delivers to: tables by name, and whatever tables of some databases records are routed to. */
export interface CatalogTargets {
  readonly tables: { readonly databaseName: string; readonly tableName: string }[];
  readonly routedDatabases: string[];
}

export interface CatalogConfig
  extends Pick<
    CfnDeliveryStream.IcebergDestinationConfigurationProperty,
    'catalogConfiguration' | 'tableCreationConfiguration' | 'schemaEvolutionConfiguration'
  > {
  readonly grants: Grant[];
}

/** A catalog before it is known who delivers to it. */
export interface CatalogPlan {
  /** Whether Firehose creates tables in it. */
  readonly createsTables: boolean;

  bind(scope: Construct, role: IRole, targets: CatalogTargets): CatalogConfig;
}

/** Every database once. */
export function databasesOf({ tables, routedDatabases }: CatalogTargets): string[] {
  return [...new Set([...tables.map(({ databaseName }) => databaseName), ...routedDatabases])];
}
