import type { ISchemaRef } from 'aws-cdk-lib/aws-glue';
import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { grantSchema } from '../../../stream/channel/channel-permissions';
import type { ConversionTable } from './conversion-schema';

/** What AWS documents for Firehose. */
const TABLE_ACTIONS = ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'];

/** Lets the role read the columns of a table, and of the schema which the table takes them from. */
export function grantColumns(role: IRole, table: ConversionTable, registrySchema?: ISchemaRef): Grant {
  const { databaseName, tableName } = table;
  const grant = Grant.addToPrincipal({
    grantee: role,
    actions: TABLE_ACTIONS,
    resourceArns: [
      catalogArn(role, table, 'catalog'),
      catalogArn(role, table, 'database', databaseName),
      catalogArn(role, table, 'table', `${databaseName}/${tableName}`),
    ],
  });
  return registrySchema === undefined ? grant : grant.combine(grantSchema(role, registrySchema));
}

function catalogArn(role: IRole, table: ConversionTable, resource: string, resourceName?: string): string {
  return Stack.of(role).formatArn({
    service: 'glue',
    account: table.catalogId,
    region: table.region,
    resource,
    resourceName,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
