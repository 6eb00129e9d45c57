import type { Permission } from '../../../kernel/identity';

const TABLE_ACTIONS = ['glue:GetDatabase', 'glue:GetTable', 'glue:UpdateTable'];
const FEDERATED = /catalog\/(s3tablescatalog\/[^/]+)$/;

/** What the files of a table need; those of Amazon S3 Tables are reached with credentials that AWS Lake Formation gives. */
export function filePermissions(catalogArn: string, location: string): readonly Permission[] {
  if (FEDERATED.test(catalogArn)) return [];
  const [, partition] = catalogArn.split(':');
  const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(location) ?? [];
  const resource = `arn:${partition}:s3:::${bucket}/${prefix}/metadata/version-hint.text`;
  return ['s3:GetObject', 's3:PutObject'].map((action) => ({ action, resource }));
}

/** What a commit to a table needs: AWS Glue asks for the table and for all that it is in, other catalogs included. */
export function tablePermissions(catalogArn: string, database: string, table: string): readonly Permission[] {
  const federated = FEDERATED.exec(catalogArn)?.[1];
  const owner = catalogArn.slice(0, catalogArn.indexOf(':catalog') + 1);
  const catalogs =
    federated === undefined ? ['catalog'] : ['catalog', 'catalog/s3tablescatalog', `catalog/${federated}`];
  const path = federated === undefined ? '' : `${federated}/`;
  const resources = [...catalogs, `database/${path}${database}`, `table/${path}${database}/${table}`];
  const onTable = TABLE_ACTIONS.flatMap((action) => resources.map((name) => ({ action, resource: `${owner}${name}` })));
  return [...onTable, { action: 'lakeformation:GetDataAccess', resource: '*' }];
}
