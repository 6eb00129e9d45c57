import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Duration, type RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

const HOUSEKEEPING: LifecycleRule = {
  id: 'Housekeeping',
  abortIncompleteMultipartUploadAfter: Duration.days(7),
  noncurrentVersionExpiration: Duration.days(30),
};

export interface HardenedBucketProps {
  readonly encryptionKey: IKey;
  readonly lifecycleRules?: LifecycleRule[];
  readonly accessLogsBucket?: IBucket;
  readonly removalPolicy: RemovalPolicy;
}

/** A bucket that is private, versioned, encrypted, reachable over TLS 1.2 only, and the same under any feature flag. */
export function hardenedBucket(scope: Construct, id: string, props: HardenedBucketProps): Bucket {
  const bucket = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    encryption: BucketEncryption.KMS,
    encryptionKey: props.encryptionKey,
    bucketKeyEnabled: true,
    lifecycleRules: [HOUSEKEEPING, ...(props.lifecycleRules ?? [])],
    removalPolicy: props.removalPolicy,
  });
  if (props.accessLogsBucket !== undefined) logAccess(bucket, props.accessLogsBucket);
  return bucket;
}

/** By bucket policy: whether the L2 takes an ACL instead, which an enforced owner rules out, depends on a feature flag. */
function logAccess(bucket: Bucket, logs: IBucket): void {
  const prefix = `${bucket.node.path}/`;
  (bucket.node.defaultChild as CfnBucket).loggingConfiguration = {
    destinationBucketName: logs.bucketName,
    logFilePrefix: prefix,
  };
  logs.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [logs.arnForObjects(`${prefix}*`)],
      conditions: {
        ArnLike: { 'aws:SourceArn': bucket.bucketArn },
        StringEquals: { 'aws:SourceAccount': bucket.stack.account },
      },
    }),
  );
}
