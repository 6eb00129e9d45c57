import path from 'node:path';
import { CfnTableBucket } from 'aws-cdk-lib/aws-s3tables';
import {
  IcebergCatalog,
  IcebergDestination,
  type IcebergDestinationTable,
  IcebergTable,
  TableNamespace,
  TableSchema,
} from 'cdk-kinesis-pipelines';
import { readIceberg } from '../../../test/toolkit/sandbox/iceberg/read-iceberg';
import { bufferingOf } from '../buffering';
import { factors } from '../combination';
import type { Arrival, Delivered, LedgerDestination, Site } from '../ledger-destination';

/** A record is one row with each column, which only a producer makes: the log transform leaves out what a line does not have. */
const FACTORS = factors({
  source: ['Kinesis', 'Direct PUT'],
  packing: ['single', 'aggregated'],
  buffering: ['0 s', 'interval', 'size'],
});

export const ICEBERG_ON_GLUE: LedgerDestination = {
  name: 'Iceberg on AWS Glue',
  takesRows: true,
  factors: FACTORS,
  build: (site) => {
    const { bucket, databaseName, tableName } = new IcebergTable(site.scope, 'Table');
    return destination(site, IcebergCatalog.glue({ buckets: [bucket] }), { databaseName, tableName });
  },
  read: async (arrival) => readTable(arrival, `s3://${bucketOf(arrival, 'Table/Bucket')}/access_log`),
};

export const ICEBERG_ON_S3_TABLES: LedgerDestination = {
  name: 'Iceberg on S3 Tables',
  takesRows: true,
  factors: FACTORS,
  build: (site) => {
    const tableBucket = new CfnTableBucket(site.scope, 'TableBucket', { tableBucketName: 'web' });
    const namespace = new TableNamespace(site.scope, 'Namespace', { tableBucket, namespaceName: 'web' });
    const table = namespace.addTable('AccessLog', TableSchema.accessLog());
    return destination(site, IcebergCatalog.s3Tables(tableBucket), table.asDestination());
  },
  read: async (arrival) => {
    const { resources } = arrival.sandbox.deployment;
    const table = resources.find(({ type }) => type === 'AWS::S3Tables::Table');
    return readTable(arrival, String(table?.attributes.WarehouseLocation));
  },
};

function destination(site: Site, catalog: IcebergCatalog, table: IcebergDestinationTable): IcebergDestination {
  const { bucket, combination, processors } = site;
  return new IcebergDestination(catalog, {
    ...bufferingOf(combination),
    tables: [table],
    backup: { bucket },
    processors,
  });
}

function readTable({ sandbox }: Arrival, url: string): Delivered {
  const anyBucket = new URL(url).hostname;
  return { rows: readIceberg(path.dirname(sandbox.rooms.buckets.folder(anyBucket)), url).rows };
}

function bucketOf({ sandbox, path: delivery }: Arrival, id: string): string {
  return sandbox.ref(`${delivery}/${id}/Resource`);
}
