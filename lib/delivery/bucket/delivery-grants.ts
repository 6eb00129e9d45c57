import { Grant, type IGrantable, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import { acknowledgeWildcards, OBJECTS } from '../../private/acknowledgements';
import { type CrossAccountGrantOptions, grantAcrossAccounts } from '../../stream/cross-account-grant';
import { checkRegions } from './delivery-region';

/** What AWS documents for Firehose, sorted so that policies do not depend on a feature flag. */
const BUCKET_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
const OBJECT_ACTIONS = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'];
const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

type Conditions = Record<string, Record<string, unknown>>;

interface DeliveryGrant extends Omit<CrossAccountGrantOptions, 'grantee'> {
  /** What the policy of the resource says instead of `conditions`. */
  readonly resourceConditions?: Conditions;
}

/** Lets the role deliver to the bucket and, through Amazon S3 only, use the bucket's key. */
export function grantDelivery(grantee: IRole, bucket: IBucket): Grant {
  checkRegions(grantee, bucket);
  acknowledgeWildcards(grantee, [bucket.arnForObjects('*')], OBJECTS);
  if (!isOwn(grantee, bucket)) return grantDeliveryAcrossAccounts(grantee, bucket);
  return combined(deliveryGrants(bucket, OBJECT_ACTIONS).map((grant) => Grant.addToPrincipal({ ...grant, grantee })));
}

/** Lets a role of another account do so, which also hands the objects over to the owner of the bucket. */
export function grantDeliveryAcrossAccounts(grantee: IGrantable, bucket: IBucket): Grant {
  const grants = deliveryGrants(bucket, [...OBJECT_ACTIONS, 's3:PutObjectAcl']);
  return combined(
    grants.map(({ resourceConditions: conditions, ...abroad }) =>
      grantAcrossAccounts({ ...abroad, grantee, conditions, abroad }),
    ),
  );
}

/** A bucket whose account is named where that of the stack is not was named for a reason. */
function isOwn(role: IRole, bucket: IBucket): boolean {
  const comparison = Token.compareStrings(Stack.of(role).account, bucket.env.account);
  return comparison === TokenComparison.SAME || comparison === TokenComparison.BOTH_UNRESOLVED;
}

function deliveryGrants(bucket: IBucket, objectActions: string[]): DeliveryGrant[] {
  return [
    { resource: bucket, actions: BUCKET_ACTIONS, resourceArns: [bucket.bucketArn] },
    { resource: bucket, actions: objectActions, resourceArns: [bucket.arnForObjects('*')] },
    ...objectKeyGrants(bucket),
  ];
}

/**
 * The encryption context names the bucket where an S3 Bucket Key is on, and the object where it is off. The policy of a
 * key cannot name a bucket that waits for the key.
 */
function objectKeyGrants(bucket: IBucket): DeliveryGrant[] {
  const { encryptionKey: key } = bucket;
  if (key === undefined) return [];
  const throughS3 = { StringEquals: { 'kms:ViaService': `s3.${bucket.env.region}.${Stack.of(bucket).urlSuffix}` } };
  const contexts = { 'kms:EncryptionContext:aws:s3:arn': [bucket.bucketArn, bucket.arnForObjects('*')] };
  const conditions = { ...throughS3, StringLike: contexts };
  const isImported = bucket.node.defaultChild === undefined;
  return [
    {
      resource: key,
      actions: KEY_ACTIONS,
      resourceArns: [key.keyArn],
      resourceSelfArns: ['*'],
      conditions,
      resourceConditions: isImported ? conditions : throughS3,
    },
  ];
}

function combined(grants: Grant[]): Grant {
  return grants.reduce((all, grant) => all.combine(grant));
}
