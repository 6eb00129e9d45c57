import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledgeWildcards } from '../../private/acknowledgements';
import { grantKeyThrough } from '../../private/encryption-key';
import { prebuiltFunction } from '../../private/prebuilt-function';

const RUN_ACTIONS = ['redshift-data:BatchExecuteStatement', 'redshift-data:ExecuteStatement'];
const RESULT_ACTIONS = ['redshift-data:DescribeStatement', 'redshift-data:GetStatementResult'];
const TIMEOUT = Duration.minutes(10);

/** How the Redshift Data API names a workgroup or a cluster. */
export type DataApiConnection = { readonly WorkgroupName: string } | { readonly ClusterIdentifier: string };

/** Where statements run, and as whom. */
export interface SetupTarget {
  readonly connection: DataApiConnection;
  /** The ARN of the workgroup or the cluster. */
  readonly arn: string;
  readonly databaseName: string;
  /** The name or ARN of the administrator's secret. */
  readonly adminSecretId: string;
  readonly adminSecretArn: string;
  /** The keys of the secrets. */
  readonly secretKeys: IKey[];
}

export interface SetupRequest {
  /** Such as `Custom::WarehouseTable`. */
  readonly resourceType: string;
  readonly properties: Record<string, unknown>;
}

/** The function which sets up what stands in a database: tables, views, users, jobs. */
export class WarehouseSetup {
  private readonly handler: IFunction;

  /**
   * @param loaderSecretArn the secret of the user that loads, whose password the function sets
   */
  constructor(
    scope: Construct,
    readonly target: SetupTarget,
    loaderSecretArn: string,
  ) {
    this.handler = prebuiltFunction(scope, 'Setup', {
      asset: 'warehouse-setup',
      description: 'Sets up what stands in the database of a warehouse',
      memorySize: 256,
      timeout: TIMEOUT,
    });
    this.grant(this.handler.role as IRole, [target.adminSecretArn, loaderSecretArn]);
  }

  /** Has the function set up what is asked for, whenever that changes. */
  run(scope: Construct, id: string, { resourceType, properties }: SetupRequest): CustomResource {
    const { connection, databaseName, adminSecretId } = this.target;
    return new CustomResource(scope, id, {
      serviceToken: this.handler.functionArn,
      resourceType,
      serviceTimeout: TIMEOUT.plus(Duration.minutes(1)),
      removalPolicy: RemovalPolicy.DESTROY,
      properties: { ...connection, Database: databaseName, AdminSecretId: adminSecretId, ...properties },
    });
  }

  private grant(grantee: IRole, secretArns: string[]): void {
    Grant.addToPrincipal({ grantee, actions: RUN_ACTIONS, resourceArns: [this.target.arn] });
    Grant.addToPrincipal({
      grantee,
      actions: RESULT_ACTIONS,
      resourceArns: ['*'],
      conditions: { StringEquals: { 'redshift-data:statement-owner-iam-userid': '${aws:userid}' } },
    });
    acknowledgeWildcards(
      grantee,
      ['*'],
      'statements have no ARN: what the role itself has run is as narrow as it gets',
    );
    Grant.addToPrincipal({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns: secretArns });
    for (const key of this.target.secretKeys) grantKeyThrough('secretsmanager', key, grantee, 'kms:Decrypt');
  }
}
