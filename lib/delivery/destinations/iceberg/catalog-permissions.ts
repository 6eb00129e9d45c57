import { Grant, type IGrantable, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledgeWildcards } from '../../../private/acknowledgements';
import { grantDelivery } from '../../bucket/delivery-grants';
import { type CatalogTargets, databasesOf } from './catalog-plan';

/** Each list is what AWS documents for Firehose, sorted so that policies do not depend on a feature flag. */
const TABLE_ACTIONS = ['glue:GetDatabase', 'glue:GetTable', 'glue:UpdateTable'];
const CREATION_ACTIONS = ['glue:CreateDatabase', 'glue:CreateTable'];

export interface GlueCatalogScope {
  readonly account: string;

  /** The resources of AWS Glue which are the catalog itself, and what it is part of. */
  readonly catalogs: string[];

  /** What stands before the name of a database in its ARN. */
  readonly path: string;

  readonly createsTables: boolean;
}

/** Lets the role find the tables in the catalog, and commit to them. */
export function grantCatalog(scope: Construct, role: IGrantable, of: GlueCatalogScope, targets: CatalogTargets): Grant {
  const resources = [
    ...of.catalogs,
    ...databasesOf(targets).map((database) => `database/${of.path}${database}`),
    ...targets.tables.map(({ databaseName, tableName }) => `table/${of.path}${databaseName}/${tableName}`),
    ...targets.routedDatabases.map((database) => `table/${of.path}${database}/*`),
  ];
  const stack = Stack.of(scope);
  const actions = of.createsTables ? [...CREATION_ACTIONS, ...TABLE_ACTIONS] : TABLE_ACTIONS;
  const resourceArns = resources.map((resource) => stack.formatArn({ service: 'glue', account: of.account, resource }));
  acknowledgeWildcards(role, resourceArns, 'records say which table of the database they belong to');
  return Grant.addToPrincipal({ grantee: role, actions, resourceArns });
}

/** Lets the role write data and metadata of tables, and remove what a failed commit has left. */
export function grantTableData(role: IRole, bucket: IBucket): Grant {
  const delivery = grantDelivery(role, bucket);
  const resourceArns = [bucket.arnForObjects('*')];
  return delivery.combine(Grant.addToPrincipal({ grantee: role, actions: ['s3:DeleteObject'], resourceArns }));
}

/** Lets the role ask AWS Lake Formation for credentials, which it hands out by its own grants; it knows no resources. */
export function grantDataAccess(role: IGrantable): Grant {
  acknowledgeWildcards(
    role,
    ['*'],
    'AWS Lake Formation knows no resources here: its own grants say which data is meant',
  );
  return Grant.addToPrincipal({ grantee: role, actions: ['lakeformation:GetDataAccess'], resourceArns: ['*'] });
}
