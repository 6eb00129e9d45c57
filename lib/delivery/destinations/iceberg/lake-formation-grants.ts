import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Annotations, CfnOutput } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type CatalogTargets, databasesOf } from './catalog-plan';
import { readable } from './readable-value';

/** What Firehose does to a table, in the words of AWS Lake Formation. */
const TABLE_PERMISSIONS = ['ALTER', 'DELETE', 'DESCRIBE', 'INSERT', 'SELECT'];

/** A resource of AWS Lake Formation, and what the role may do to it. */
interface GrantedResource {
  readonly Database?: object;
  readonly Table?: object;
  readonly permissions: string[];
}

/**
 * Says how to let the role in to the tables: CloudFormation takes no catalog id longer than that of an account. The
 * warning shows the commands before the deployment, the output has them complete after it.
 */
export function askForLakeFormationGrants(
  scope: Construct,
  { roleArn }: IRole,
  catalogId: string,
  targets: CatalogTargets,
): void {
  const value = resourcesOf(catalogId, targets)
    .map(({ permissions, ...resource }) => grantCommand(roleArn, resource, permissions))
    .join('\n');
  const description = 'Lets Amazon Data Firehose write to the tables, as an administrator of AWS Lake Formation';
  const { logicalId } = new CfnOutput(scope, 'LakeFormationGrants', { value, description });
  const why = 'CloudFormation cannot grant permissions on the catalog of a table bucket';
  const when = 'before records come in, and where a table has unique keys before the delivery stream is created';
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:grantLakeFormationPermissions',
    readable(scope, `${why}: run what the output ${logicalId} says ${when}\n${value}`),
  );
}

function resourcesOf(CatalogId: string, targets: CatalogTargets): GrantedResource[] {
  const databases = databasesOf(targets).map((Name) => ({ Database: { CatalogId, Name }, permissions: ['DESCRIBE'] }));
  const tables = [
    ...targets.tables.map(({ databaseName, tableName }) => ({ DatabaseName: databaseName, Name: tableName })),
    ...targets.routedDatabases.map((DatabaseName) => ({ DatabaseName, TableWildcard: {} })),
  ];
  return [...databases, ...tables.map((table) => ({ Table: { CatalogId, ...table }, permissions: TABLE_PERMISSIONS }))];
}

function grantCommand(roleArn: string, resource: object, permissions: string[]): string {
  return [
    'aws lakeformation grant-permissions',
    `--principal DataLakePrincipalIdentifier=${roleArn}`,
    `--resource '${JSON.stringify(resource)}'`,
    `--permissions ${permissions.join(' ')}`,
  ].join(' ');
}
