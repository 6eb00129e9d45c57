import type { CfnTable, ISchemaRef } from 'aws-cdk-lib/aws-glue';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requirePattern } from '../../../private/validation';
import { type CatalogFormat, catalogDatabase, catalogTable } from '../../table/catalog-table';
import type { TableSchema } from '../../table/table-schema';

const OWNER = 'ConversionSchema';
const NAME = /^[^\s/]{1,255}$/;
const NAME_WORDS = '1 to 255 characters without spaces and /';

/** Which version of a table counts, and what it refers to. */
export interface ConversionSchemaOptions {
  /**
   * The version of the table: a number, or `LATEST`, which follows every change of the table.
   *
   * @default 'LATEST'
   */
  readonly versionId?: string;

  /**
   * The schema in the AWS Glue Schema Registry from which the table takes its columns.
   *
   * @default - the table has columns of its own
   */
  readonly registrySchema?: ISchemaRef;
}

/** Where a table is which is known by its names. */
export interface ExistingTableOptions extends ConversionSchemaOptions {
  /**
   * The AWS Glue Data Catalog: an account, whose resource policy must let the role in if it is another one.
   *
   * @default - the account of the stack
   */
  readonly catalogId?: string;

  /**
   * The Region of the table.
   *
   * @default - the Region of the stack
   */
  readonly region?: string;
}

/** The table of the AWS Glue Data Catalog by whose columns records are converted. */
export interface ConversionTable {
  readonly catalogId: string;
  readonly region: string;
  readonly databaseName: string;
  readonly tableName: string;
  readonly versionId: string;
}

/** Where the columns of a table come from, as far as that is known. */
export interface ColumnOrigin {
  readonly ownTable?: TableSchema;
  readonly registrySchema?: ISchemaRef;
}

/** The objects which a table is made for. */
export interface ConvertedObjects {
  readonly format: CatalogFormat;
  readonly location: string;
}

/**
 * The columns by which records are converted.
 *
 * @example
 * declare const bucket: s3.IBucket;
 * const destination = new S3Destination(bucket, {
 *   formatConversion: { schema: ConversionSchema.fromTableName('shop', 'orders') },
 *   prefix: 'orders/!{timestamp:yyyy/MM/dd}/',
 * });
 */
export class ConversionSchema {
  /**
   * The columns of a table in the AWS Glue Data Catalog.
   *
   * @param table the table
   * @param options which version counts
   */
  public static fromCfnTable(table: CfnTable, options: ConversionSchemaOptions = {}): ConversionSchema {
    const versionId = versionOf(options);
    return new ConversionSchema(() => addressOf(table, versionId), options);
  }

  /**
   * The columns of a table which is not part of the app.
   *
   * @param databaseName the database
   * @param tableName the table
   * @param options where the table is, and which version counts
   */
  public static fromTableName(
    databaseName: string,
    tableName: string,
    options: ExistingTableOptions = {},
  ): ConversionSchema {
    requirePattern(OWNER, 'databaseName', databaseName, NAME, NAME_WORDS);
    requirePattern(OWNER, 'tableName', tableName, NAME, NAME_WORDS);
    requirePattern(OWNER, 'catalogId', options.catalogId, /^\d{12}$/, 'an account of 12 digits');
    const versionId = versionOf(options);
    return new ConversionSchema((scope) => {
      const { account, region } = Stack.of(scope);
      const { catalogId = account, region: tableRegion = region } = options;
      return { catalogId, region: tableRegion, databaseName, tableName, versionId };
    }, options);
  }

  /**
   * Columns of your own: the destination creates a database, and a table over its objects, which lie in a folder.
   *
   * @param schema the table and its columns
   */
  public static fromColumns(schema: TableSchema): ConversionSchema {
    return new ConversionSchema((scope, objects) => createTable(scope, schema, objects), { ownTable: schema });
  }

  private constructor(
    /** @internal */
    public readonly _bind: (scope: Construct, objects: ConvertedObjects) => ConversionTable,
    /** @internal */
    public readonly _origin: ColumnOrigin,
  ) {}
}

function versionOf({ versionId }: ConversionSchemaOptions): string {
  requirePattern(OWNER, 'versionId', versionId, /^(\d+|LATEST)$/, 'a number or LATEST');
  return versionId ?? 'LATEST';
}

function createTable(scope: Construct, schema: TableSchema, objects: ConvertedObjects): ConversionTable {
  const catalog = new Construct(scope, 'Catalog');
  const database = catalogDatabase(catalog);
  const table = catalogTable(catalog, { database, schema, ...objects });
  return addressOf(table, 'LATEST');
}

/** Not by the `tableRef` of the table, which takes its name for three. */
function addressOf(table: CfnTable, versionId: string): ConversionTable {
  const { catalogId, databaseName, env, ref } = table;
  return { catalogId, region: env.region, databaseName, tableName: ref, versionId };
}
