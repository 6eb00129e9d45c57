import type { ISchemaRef } from 'aws-cdk-lib/aws-glue';
import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Fn, Stack } from 'aws-cdk-lib/core';
import { acknowledgeWildcards } from '../../private/acknowledgements';

/** Each list is what AWS documents for channels, in the names that IAM knows: parts of uploads are put as objects are. */
const BUCKET_ACTIONS = ['s3:ListBucket', 's3:ListBucketMultipartUploads'];
const OBJECT_ACTIONS = ['s3:ListMultipartUploadParts', 's3:PutObject'];
const TABLE_ACTIONS = [
  's3tables:CreateNamespace',
  's3tables:CreateTable',
  's3tables:GetTable',
  's3tables:GetTableBucket',
  's3tables:GetTableData',
  's3tables:GetTableMetadataLocation',
  's3tables:PutTableData',
  's3tables:PutTableRecordExpirationConfiguration',
  's3tables:TagResource',
  's3tables:UpdateTableMetadataLocation',
];
const LOG_ACTIONS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** Lets the role put objects with the given keys into the bucket. */
export function grantObjects(role: IRole, bucket: IBucket, keys: string): Grant {
  return allow(role, BUCKET_ACTIONS, [bucket.bucketArn]).combine(
    allow(role, OBJECT_ACTIONS, [bucket.arnForObjects(keys)]),
  );
}

/** Lets the role put dead letters below the prefix, in a bucket which still belongs to whom it belonged to. */
export function grantDeadLetters(role: IRole, bucket: IBucket, prefix: string): Grant {
  const conditions = { StringEquals: { 'aws:ResourceAccount': bucket.env.account } };
  return allow(role, BUCKET_ACTIONS, [bucket.bucketArn], conditions).combine(
    allow(role, ['s3:PutObject'], [bucket.arnForObjects(`${prefix}*`)], conditions),
  );
}

/** Lets the role encrypt objects: the context names the bucket where an S3 Bucket Key is on, else the object. */
export function grantObjectKey(role: IRole, key: IKey, bucketArn: string): Grant {
  return allow(role, KEY_ACTIONS, [key.keyArn], {
    StringEquals: { 'kms:ViaService': serviceOf(role, 's3') },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn, `${bucketArn}/*`] },
  });
}

/** Lets the role create the table and append to it: a table's ARN holds an id, which is known once it exists. */
export function grantTable(role: IRole, tableBucketArn: string, encryptionKey: IKey | undefined): Grant {
  const actions =
    encryptionKey === undefined ? TABLE_ACTIONS : [...TABLE_ACTIONS, 's3tables:PutTableEncryption'].sort();
  const grant = allow(role, actions, [tableBucketArn, `${tableBucketArn}/table/*`]);
  if (encryptionKey === undefined) return grant;
  return grant.combine(grantObjectKey(role, encryptionKey, tableBucketArn)).combine(
    allow(role, ['kms:DescribeKey'], [encryptionKey.keyArn], {
      StringEquals: { 'kms:ViaService': serviceOf(role, 's3tables') },
    }),
  );
}

/** Lets the role read a schema, which is named after its registry: `schema/<registry>/<schema>`. */
export function grantSchema(role: IRole, { schemaRef: { schemaArn } }: ISchemaRef): Grant {
  const resourceName = Fn.select(1, Fn.split('/', schemaArn));
  const registryArn = Stack.of(role).formatArn({ service: 'glue', resource: 'registry', resourceName });
  return allow(role, ['glue:GetSchemaVersion'], [registryArn, schemaArn]);
}

/** Lets the role use a key through Kinesis, or itself: Kinesis tries it as the role when it creates the channel. */
export function grantKey(role: IRole, key: IKey): Grant {
  return allow(role, KEY_ACTIONS, [key.keyArn], {
    StringEqualsIfExists: { 'kms:ViaService': serviceOf(role, 'kinesis') },
  });
}

/** Lets the role write to the log group. */
export function grantLogs(role: IRole, logGroup: ILogGroup): Grant {
  return allow(role, LOG_ACTIONS, [logGroup.logGroupArn]);
}

function allow(
  role: IRole,
  actions: string[],
  resourceArns: string[],
  conditions?: Record<string, Record<string, unknown>>,
): Grant {
  acknowledgeWildcards(role, resourceArns, 'objects and tables get their keys and ids as they are written');
  return Grant.addToPrincipal({ grantee: role, actions, resourceArns, conditions });
}

function serviceOf(role: IRole, service: string): string {
  const { region, urlSuffix } = Stack.of(role);
  return `${service}.${region}.${urlSuffix}`;
}
