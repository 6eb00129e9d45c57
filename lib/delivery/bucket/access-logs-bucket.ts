import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../../private/acknowledgements';
import { ONE_REGION } from '../../private/hardened-bucket';
import { requireDuration } from '../../private/validation';

/** Properties of a bucket for server access logs. */
export interface AccessLogsBucketProps {
  /**
   * How long logs are kept: 1 to 36,500 days.
   *
   * @default Duration.days(365)
   */
  readonly expiration?: Duration;

  /**
   * What becomes of the bucket when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Keeps the server access logs of other buckets.
 *
 * Amazon S3 encrypts it with a key of its own, because it cannot write access logs to a bucket with a KMS key.
 *
 * @example
 * const accessLogs = new AccessLogsBucket(this, 'AccessLogs');
 * new DataLake(this, 'Lake', { accessLogsBucket: accessLogs.bucket });
 */
export class AccessLogsBucket extends Construct {
  /** The bucket. */
  public readonly bucket: IBucket;

  constructor(scope: Construct, id: string, props: AccessLogsBucketProps = {}) {
    super(scope, id);
    requireDuration(this, 'expiration', props.expiration, Duration.days(1), Duration.days(36_500));
    this.bucket = new Bucket(this, 'Resource', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          expiration: props.expiration ?? Duration.days(365),
          noncurrentVersionExpiration: Duration.days(30),
        },
      ],
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    acknowledge(this, {
      S3BucketReplicationEnabled: ONE_REGION,
      S3DefaultEncryptionKMS:
        'Amazon S3 cannot write access logs to a bucket with a KMS key, and encrypts it with a key of its own',
    });
  }
}
