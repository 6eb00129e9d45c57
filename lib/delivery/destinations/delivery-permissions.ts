import { Grant, type IGrantable, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { withKeyThrough } from '../../private/encryption-key';

/** Each list is what AWS documents for Firehose, sorted so that policies do not depend on a feature flag. */
const SOURCE_ACTIONS = [
  'kinesis:DescribeStream',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];
const BUCKET_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
const OBJECT_ACTIONS = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'];
const TABLE_ACTIONS = ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'];
const FUNCTION_ACTIONS = ['lambda:GetFunctionConfiguration', 'lambda:InvokeFunction'];

/** Lets the role read the stream and, through Amazon Kinesis only, use the stream's key. */
export function grantSource(grantee: IGrantable, stream: IStream): Grant {
  const grant = Grant.addToPrincipal({ grantee, actions: SOURCE_ACTIONS, resourceArns: [stream.streamArn] });
  return withKeyThrough(grant, 'kinesis', stream.encryptionKey, grantee, 'kms:Decrypt');
}

/** Lets the role deliver to the bucket and, through Amazon S3 only, use the bucket's key. */
export function grantDelivery(grantee: IRole, bucket: IBucket): Grant {
  const grant = Grant.addToPrincipal({ grantee, actions: BUCKET_ACTIONS, resourceArns: [bucket.bucketArn] }).combine(
    Grant.addToPrincipal({ grantee, actions: OBJECT_ACTIONS, resourceArns: [bucket.arnForObjects('*')] }),
  );
  return bucket.encryptionKey === undefined
    ? grant
    : grant.combine(grantObjectKey(grantee, bucket.encryptionKey, bucket));
}

/** The encryption context names the bucket where an S3 Bucket Key is on, and the object where it is off. */
function grantObjectKey(grantee: IRole, key: IKey, bucket: IBucket): Grant {
  const { region, urlSuffix } = Stack.of(bucket);
  return Grant.addToPrincipal({
    grantee,
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resourceArns: [key.keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix}` },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket.bucketArn, bucket.arnForObjects('*')] },
    },
  });
}

/** Lets the role invoke the function, in any of its versions, and read its settings. */
export function grantTransform(grantee: IRole, handler: IFunction): Grant {
  return Grant.addToPrincipal({
    grantee,
    actions: FUNCTION_ACTIONS,
    resourceArns: handler.resourceArnsForGrantInvoke,
  });
}

/** Lets the role read the columns of a table. */
export function grantTableSchema(grantee: IRole, databaseName: string, tableName: string): Grant {
  const stack = Stack.of(grantee);
  const arn = (resource: string, resourceName?: string) =>
    stack.formatArn({ service: 'glue', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  return Grant.addToPrincipal({
    grantee,
    actions: TABLE_ACTIONS,
    resourceArns: [arn('catalog'), arn('database', databaseName), arn('table', `${databaseName}/${tableName}`)],
  });
}

/** Lets the role read the secret and, through AWS Secrets Manager only, use the secret's key. */
export function grantSecret(grantee: IRole, secret: ISecret): Grant {
  const actions = ['secretsmanager:GetSecretValue'];
  const grant = Grant.addToPrincipal({ grantee, actions, resourceArns: [secret.secretArn] });
  return withKeyThrough(grant, 'secretsmanager', secret.encryptionKey, grantee, 'kms:Decrypt');
}
