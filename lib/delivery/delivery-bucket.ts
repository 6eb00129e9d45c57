import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type CfnBucket,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { encryptionKey } from '../private/encryption-key';

/** Properties of a delivery bucket. */
export interface DeliveryBucketProps {
  /**
   * The key of the objects.
   *
   * @default - a new key, rotated each year and retained
   */
  readonly encryptionKey?: IKey;

  /**
   * The bucket for server access logs.
   *
   * @default - a new bucket, which keeps them for one year
   */
  readonly accessLogsBucket?: IBucket;

  /**
   * What happens to objects as they age, besides removing old versions after 30 days and unfinished uploads after 7.
   *
   * @default - current versions are kept
   */
  readonly lifecycleRules?: LifecycleRule[];

  /**
   * What happens to the bucket when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A bucket for delivered objects: private, versioned, encrypted with its own key, reachable over TLS 1.2 only, and logged.
 */
export class DeliveryBucket extends Construct {
  /** The bucket. */
  public readonly bucket: IBucket;

  /** The key of the objects. */
  public readonly encryptionKey: IKey;

  /** The bucket for server access logs. */
  public readonly accessLogsBucket: IBucket;

  constructor(scope: Construct, id: string, props: DeliveryBucketProps = {}) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    this.encryptionKey =
      props.encryptionKey ??
      encryptionKey(this, 'Key', { description: `Encrypts the objects of ${this.node.path}`, removalPolicy });
    this.accessLogsBucket = props.accessLogsBucket ?? this.addAccessLogsBucket(removalPolicy);
    const bucket = new Bucket(this, 'Resource', {
      ...hardened(),
      removalPolicy,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.encryptionKey,
      bucketKeyEnabled: true,
      lifecycleRules: [housekeeping(), ...(props.lifecycleRules ?? [])],
    });
    logAccess(bucket, this.accessLogsBucket);
    this.bucket = bucket;
  }

  /** Amazon S3 cannot write access logs to a bucket with a KMS key, nor log a bucket to itself without end. */
  private addAccessLogsBucket(removalPolicy: RemovalPolicy): IBucket {
    return new Bucket(this, 'AccessLogs', {
      ...hardened(),
      removalPolicy,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [housekeeping(), { id: 'Expire', expiration: Duration.days(365) }],
    });
  }
}

function hardened(): BucketProps {
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
  };
}

function housekeeping(): LifecycleRule {
  return {
    id: 'Housekeeping',
    abortIncompleteMultipartUploadAfter: Duration.days(7),
    noncurrentVersionExpiration: Duration.days(30),
  };
}

/** By bucket policy: whether the L2 uses an ACL instead, which an enforced owner rules out, depends on a feature flag. */
function logAccess(bucket: Bucket, logs: IBucket): void {
  const prefix = `${bucket.node.scope?.node.path}/`;
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
