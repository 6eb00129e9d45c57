import {
  filePermissions,
  tablePermissions,
} from '../../../../../../toolkit/sandbox/firehose/destination/iceberg/table-permissions';

const GLUE = 'arn:aws:glue:us-east-1:123456789012';

function resources(catalogArn: string): string[] {
  const permissions = tablePermissions(catalogArn, 'sales', 'orders');
  expect(permissions.at(-1)).toEqual({ action: 'lakeformation:GetDataAccess', resource: '*' });
  return permissions.flatMap(({ action, resource }) => (action === 'glue:UpdateTable' ? [resource] : []));
}

describe('what a commit to a table needs', () => {
  test('is asked of the catalog, the database and the table', () => {
    expect(resources(`${GLUE}:catalog`)).toEqual([
      `${GLUE}:catalog`,
      `${GLUE}:database/sales`,
      `${GLUE}:table/sales/orders`,
    ]);
  });

  test('is asked of all catalogs that a table bucket is in', () => {
    expect(resources(`${GLUE}:catalog/s3tablescatalog/lake`)).toEqual([
      `${GLUE}:catalog`,
      `${GLUE}:catalog/s3tablescatalog`,
      `${GLUE}:catalog/s3tablescatalog/lake`,
      `${GLUE}:database/s3tablescatalog/lake/sales`,
      `${GLUE}:table/s3tablescatalog/lake/sales/orders`,
    ]);
  });

  test('includes the files, but for table buckets', () => {
    const resource = 'arn:aws:s3:::lake/orders/metadata/version-hint.text';
    expect(filePermissions(`${GLUE}:catalog`, 's3://lake/orders/')).toEqual([
      { action: 's3:GetObject', resource },
      { action: 's3:PutObject', resource },
    ]);
    expect(filePermissions(`${GLUE}:catalog/s3tablescatalog/lake`, 's3://lake')).toEqual([]);
  });
});
