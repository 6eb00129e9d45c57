import { Fn, Stack } from 'aws-cdk-lib/core';
import { grantCatalog, grantDataAccess } from './catalog-permissions';
import type { CatalogPlan } from './catalog-plan';
import { askForLakeFormationGrants } from './lake-formation-grants';

/** What AWS Glue calls the catalog of all table buckets. */
const FEDERATED = 's3tablescatalog';

/** Tables of a table bucket: AWS Glue shows them in a catalog below `s3tablescatalog`, AWS Lake Formation guards them. */
export function s3TablesCatalog(tableBucketArn: string, account: string): CatalogPlan {
  const bucketName = Fn.select(1, Fn.split('/', tableBucketArn));
  const catalog = `${FEDERATED}/${bucketName}`;
  return {
    createsTables: false,
    bind: (scope, role, targets) => {
      const glue = {
        account,
        catalogs: ['catalog', `catalog/${FEDERATED}`, `catalog/${catalog}`],
        path: `${catalog}/`,
        createsTables: false,
      };
      askForLakeFormationGrants(scope, role, `${account}:${catalog}`, targets);
      return {
        catalogConfiguration: {
          catalogArn: Stack.of(scope).formatArn({ service: 'glue', account, resource: `catalog/${catalog}` }),
        },
        grants: [grantCatalog(scope, role, glue, targets), grantDataAccess(role)],
      };
    },
  };
}
