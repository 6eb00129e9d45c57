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
import { Annotations, Duration, type RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledgements';

/** Of buckets that are not replicated. */
export const ONE_REGION =
  'versions are kept; whether a second Region may hold the data, and is worth its price, is for the owner of the data to say';

const UNLOGGED =
  'only failures come here, and no bucket was given for its access logs; one of its own would hold more than it does';

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
  acknowledge(bucket, { S3BucketReplicationEnabled: ONE_REGION });
  if (props.accessLogsBucket !== undefined) logAccess(bucket, props.accessLogsBucket);
  else acknowledge(bucket, { S1: UNLOGGED, S3BucketLoggingEnabled: UNLOGGED });
  return bucket;
}

/** By bucket policy: whether the L2 takes an ACL instead, which an enforced owner rules out, depends on a feature flag. */
function logAccess(bucket: Bucket, logs: IBucket): void {
  const prefix = `${bucket.node.path}/`;
  (bucket.node.defaultChild as CfnBucket).loggingConfiguration = {
    destinationBucketName: logs.bucketName,
    logFilePrefix: prefix,
  };
  const statement = new PolicyStatement({
    principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [logs.arnForObjects(`${prefix}*`)],
    conditions: loggingConditions(bucket, logs),
  });
  if (!logs.addToResourcePolicy(statement).statementAdded) warnOfMissingLogs(bucket, logs, statement);
}

/** Named across stacks, each of the two would wait for the other; the prefix tells the buckets apart there. */
function loggingConditions(bucket: Bucket, logs: IBucket): Record<string, unknown> {
  const ownAccount = { StringEquals: { 'aws:SourceAccount': bucket.stack.account } };
  if (logs.stack !== bucket.stack) return ownAccount;
  return { ...ownAccount, ArnLike: { 'aws:SourceArn': bucket.bucketArn } };
}

/** Amazon S3 drops the logs it may not write, without a word. */
function warnOfMissingLogs(bucket: Bucket, logs: IBucket, statement: PolicyStatement): void {
  const policy = JSON.stringify(bucket.stack.resolve(statement.toStatementJson()));
  Annotations.of(bucket).addWarningV2(
    'cdk-kinesis-pipelines:accessLogsBucketCannotBeChanged',
    `${logs.node.path}: its policy cannot be changed here, add the statement ${policy} to it`,
  );
}
