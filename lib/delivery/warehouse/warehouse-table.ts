import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnWorkgroup } from 'aws-cdk-lib/aws-redshiftserverless';
import { CfnSecret, type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { ArnFormat, CustomResource, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { grantKeyThrough } from '../../private/encryption-key';
import { prebuiltFunction } from '../../private/prebuilt-function';
import type { TableSchema } from '../table/table-schema';
import { LOADER_USERNAME } from './warehouse-limits';

const RUN_ACTIONS = ['redshift-data:BatchExecuteStatement', 'redshift-data:ExecuteStatement'];
const RESULT_ACTIONS = ['redshift-data:DescribeStatement', 'redshift-data:GetStatementResult'];
const TIMEOUT = Duration.minutes(10);

export interface WarehouseTableProps {
  /** The name of the administrator's secret. */
  readonly adminSecretName: string;
  readonly workgroup: CfnWorkgroup;
  readonly databaseName: string;
  readonly schema: TableSchema;
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** Creates the table, a view of it without duplicates, and the user that may load it; deletes none of them. */
export class WarehouseTable extends Construct {
  public readonly loaderSecret: ISecret;
  public readonly resource: CustomResource;

  constructor(scope: Construct, id: string, props: WarehouseTableProps) {
    super(scope, id);
    const { adminSecretName, workgroup, schema } = props;
    this.loaderSecret = loaderSecret(this, props);
    const handler = prebuiltFunction(this, 'Setup', {
      asset: 'warehouse-setup',
      description: 'Creates the table of a warehouse and the user that loads it',
      memorySize: 256,
      timeout: TIMEOUT,
    });
    this.grantSetup(handler.role as IRole, props);
    this.resource = new CustomResource(this, 'Resource', {
      serviceToken: handler.functionArn,
      resourceType: 'Custom::WarehouseTable',
      serviceTimeout: TIMEOUT.plus(Duration.minutes(1)),
      removalPolicy: RemovalPolicy.DESTROY,
      properties: {
        WorkgroupName: workgroup.ref,
        Database: props.databaseName,
        AdminSecretId: adminSecretName,
        LoaderSecretArn: this.loaderSecret.secretArn,
        TableName: schema.tableName,
        Columns: schema.columns.map(({ name, type }) => ({ Name: name, Type: type.redshiftType })),
        IdColumn: schema.idColumn,
        TimeColumn: schema.timeColumn,
      },
    });
  }

  private grantSetup(grantee: IRole, { adminSecretName, workgroup, encryptionKey }: WarehouseTableProps): void {
    Grant.addToPrincipal({ grantee, actions: RUN_ACTIONS, resourceArns: [workgroup.attrWorkgroupWorkgroupArn] });
    Grant.addToPrincipal({
      grantee,
      actions: RESULT_ACTIONS,
      // Statements have no ARN: what the role itself has run is as narrow as it gets.
      resourceArns: ['*'],
      conditions: { StringEquals: { 'redshift-data:statement-owner-iam-userid': '${aws:userid}' } },
    });
    Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [secretArn(this, adminSecretName), this.loaderSecret.secretArn],
    });
    grantKeyThrough('secretsmanager', encryptionKey, grantee, 'kms:Decrypt');
  }
}

/**
 * The user that loads the table, and a password of characters which Amazon Redshift takes.
 *
 * `Secret` of aws-cdk would open the policy of the key by wildcards, which the account's own delegation makes needless.
 */
function loaderSecret(scope: Construct, { encryptionKey, removalPolicy }: WarehouseTableProps): ISecret {
  const secret = new CfnSecret(scope, 'Loader', {
    description: `The user that loads the table of ${scope.node.path}`,
    kmsKeyId: encryptionKey.keyArn,
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ username: LOADER_USERNAME }),
      generateStringKey: 'password',
      passwordLength: 48,
      excludePunctuation: true,
      requireEachIncludedType: true,
    },
  });
  secret.applyRemovalPolicy(removalPolicy);
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions::AwsSolutions-SMG4',
    reason:
      'the user can only insert into one table, and another password would stop the delivery until it is set there',
  });
  return Secret.fromSecretAttributes(scope, 'LoaderSecret', { secretCompleteArn: secret.ref, encryptionKey });
}

/** AWS Secrets Manager appends six characters of its own to a name. */
function secretArn(scope: Construct, secretName: string): string {
  return Stack.of(scope).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: `${secretName}-??????`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
