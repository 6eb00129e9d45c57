import type { IRole } from 'aws-cdk-lib/aws-iam';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Construct, type IDependable } from 'constructs';
import type { ConversionTable } from './conversion-schema';

/** Permissions of AWS Lake Formation, which a role needs beside those of IAM where Lake Formation governs the table. */
export interface LakeFormationAccess {
  /**
   * What makes whoever deploys the stack an administrator of the data lake, such as a `CfnDataLakeSettings`.
   *
   * @default - whoever deploys the stack may grant permissions on the table already
   */
  readonly settings?: IDependable;
}

/** Lets the role describe the database and read the table; what needs either must wait for what is returned. */
export function lakeFormationPermissions(
  scope: Construct,
  role: IRole,
  { catalogId, databaseName, tableName }: ConversionTable,
  { settings }: LakeFormationAccess,
): IDependable {
  const parts = new Construct(scope, 'LakeFormation');
  const principal = { dataLakePrincipalIdentifier: role.roleArn };
  const database = { catalogId, name: databaseName };
  const table = { catalogId, databaseName, name: tableName };
  permit(parts, 'DatabasePermissions', { principal, permissions: ['DESCRIBE'], resource: { database } });
  permit(parts, 'TablePermissions', { principal, permissions: ['DESCRIBE', 'SELECT'], resource: { table } });
  if (settings !== undefined) parts.node.addDependency(settings);
  return parts;
}

function permit(
  scope: Construct,
  id: string,
  { principal, permissions, resource }: Pick<CfnPrincipalPermissions, 'principal' | 'permissions' | 'resource'>,
): void {
  new CfnPrincipalPermissions(scope, id, { principal, permissions, permissionsWithGrantOption: [], resource });
}
