import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { requirePattern, requireThat } from '../../../private/validation';
import { grantCatalog, grantDataAccess, grantTableData } from './catalog-permissions';
import type { CatalogConfig, CatalogPlan } from './catalog-plan';

const OWNER = 'IcebergCatalog.glue';

/**
 * Where Firehose creates tables, and adds columns to them, by itself. Amazon Data Firehose offers it as a preview.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_TableCreationConfiguration.html
 */
export interface IcebergWarehouse {
  /** The bucket for the data and the metadata of the tables. */
  readonly bucket: IBucket;

  /**
   * The prefix of the objects.
   *
   * @default - none
   */
  readonly prefix?: string;

  /**
   * Whether tables are created for records which are routed to none that exists.
   *
   * @default true
   */
  readonly createTables?: boolean;

  /**
   * Whether columns are added for keys of records which have none.
   *
   * @default true
   */
  readonly evolveSchemas?: boolean;
}

/** The default catalog of AWS Glue in an account. */
export interface GlueCatalogOptions {
  /** The buckets which hold the data and the metadata of the tables. */
  readonly buckets: IBucket[];

  /**
   * The account of the catalog, 12 digits. The resource policy of a catalog of another account must let the role in.
   *
   * @default - the account of the delivery stream
   */
  readonly account?: string;

  /**
   * Where Firehose creates tables, and adds columns to them, by itself: a preview.
   *
   * @default - tables are created and changed by others only
   */
  readonly warehouse?: IcebergWarehouse;
}

/** Tables of the default catalog of AWS Glue, in general purpose buckets. */
export function glueCatalog({ buckets, account, warehouse }: GlueCatalogOptions): CatalogPlan {
  requirePattern(OWNER, 'account', account, /^\d{12}$/, '12 digits');
  const all = [...new Set([...buckets, ...(warehouse === undefined ? [] : [warehouse.bucket])])];
  requireThat(all.length > 0, OWNER, 'buckets', 'one bucket at least', '[]');
  const createsTables = warehouse !== undefined && warehouse.createTables !== false;
  return {
    createsTables,
    bind: (scope, role, targets) => {
      const stack = Stack.of(scope);
      const glue = { account: account ?? stack.account, catalogs: ['catalog'], path: '', createsTables };
      return {
        ...warehouseConfig(warehouse),
        catalogConfiguration: {
          catalogArn: stack.formatArn({ service: 'glue', account: glue.account, resource: 'catalog' }),
          warehouseLocation: warehouse?.bucket.s3UrlForObject(warehouse.prefix),
        },
        grants: [
          grantCatalog(scope, role, glue, targets),
          ...all.map((bucket) => grantTableData(role, bucket)),
          grantDataAccess(role),
        ],
      };
    },
  };
}

function warehouseConfig(
  warehouse: IcebergWarehouse | undefined,
): Pick<CatalogConfig, 'tableCreationConfiguration' | 'schemaEvolutionConfiguration'> {
  if (warehouse === undefined) return {};
  const { createTables = true, evolveSchemas = true } = warehouse;
  return {
    tableCreationConfiguration: { enabled: createTables },
    schemaEvolutionConfiguration: { enabled: evolveSchemas },
  };
}
