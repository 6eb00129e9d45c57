import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { acknowledgeWildcards, OBJECTS } from '../../private/acknowledgements';
import { withKeyThrough } from '../../private/encryption-key';
import type { TableSchema } from '../table/table-schema';

const CATALOG_ACTIONS = ['glue:GetDatabase', 'glue:GetPartition', 'glue:GetPartitions', 'glue:GetTable'];

/** What one needs to know of a table to read it. */
export interface ReadableTable extends IConstruct {
  readonly bucket: IBucket;
  readonly databaseName: string;
  readonly tableName: string;
  readonly schema: TableSchema;
}

/** The resources which a call about a table is checked against. */
export function catalogArns(scope: IConstruct, databaseName: string, tableName: string): string[] {
  const arn = (resource: string, resourceName?: string) =>
    Stack.of(scope).formatArn({ service: 'glue', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  return [arn('catalog'), arn('database', databaseName), arn('table', `${databaseName}/${tableName}`)];
}

/** Lets the grantee read the table in the catalog, and the objects below its location. */
export function grantLakeRead(table: ReadableTable, grantee: IGrantable): Grant {
  const { bucket, databaseName, tableName, schema } = table;
  const resourceArns = catalogArns(table, databaseName, tableName);
  return Grant.addToPrincipal({ grantee, actions: CATALOG_ACTIONS, resourceArns }).combine(
    grantObjectsRead(bucket, `${schema.tableName}/`, grantee),
  );
}

/** Lets the grantee list and get the objects below a prefix, and decrypt them through Amazon S3 only. */
export function grantObjectsRead(bucket: IBucket, prefix: string, grantee: IGrantable): Grant {
  const list = Grant.addToPrincipal({
    grantee,
    actions: ['s3:ListBucket'],
    resourceArns: [bucket.bucketArn],
    conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
  });
  const resourceArns = [bucket.arnForObjects(`${prefix}*`)];
  const get = Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns });
  acknowledgeWildcards(grantee, resourceArns, OBJECTS);
  return list.combine(withKeyThrough(get, 's3', bucket.encryptionKey, grantee, 'kms:Decrypt'));
}
