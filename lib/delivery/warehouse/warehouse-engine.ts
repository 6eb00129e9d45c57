import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { CustomResource } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { DataApiConnection, SetupRequest } from './warehouse-setup';

/** What runs a warehouse, as far as others set up something in it. */
export interface WarehouseEngine {
  /** How the Redshift Data API names the workgroup or the cluster. */
  readonly connection: DataApiConnection;
  /** The ARN of the workgroup or the cluster. */
  readonly arn: string;
  /** Sets up what stands in the database. */
  run(scope: Construct, id: string, request: SetupRequest): CustomResource;
  /** Lets statements name the role. */
  associateRole(role: IRole): void;
  /** Tells names apart by case, as those of streams are. */
  keepCase(scope: Construct): void;
  /** Takes events of the bucket, and gives the ARN they are sent to. */
  admitEvents(scope: Construct, bucket: IBucket): string;
}
