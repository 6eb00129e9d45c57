import { AwsError } from '../../kernel/aws-error';
import type { Permission } from '../../kernel/identity';
import type { CatalogTable } from '../destination/error-objects';

const ACTIONS = ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'];

/** AWS Glue asks for the table and for what it is in. */
export function schemaPermissions({ catalogArn, databaseName, tableName }: CatalogTable): readonly Permission[] {
  const owner = catalogArn.slice(0, -'catalog'.length);
  const resources = [catalogArn, `${owner}database/${databaseName}`, `${owner}table/${databaseName}/${tableName}`];
  return ACTIONS.flatMap((action) => resources.map((resource) => ({ action, resource, denial: accessDenied })));
}

function accessDenied(message: string): AwsError {
  return new AwsError('Glue.AccessDenied', message);
}
