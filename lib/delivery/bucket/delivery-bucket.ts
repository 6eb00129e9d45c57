import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket, LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { encryptionKey } from '../../private/encryption-key';
import { hardenedBucket } from '../../private/hardened-bucket';
import { AccessLogsBucket } from './access-logs-bucket';
import { grantDeliveryAcrossAccounts } from './delivery-grants';

/** Properties of a delivery bucket. */
export interface DeliveryBucketProps {
  /**
   * The key of the objects.
   *
   * @default - a new key, rotated each year
   */
  readonly encryptionKey?: IKey;

  /**
   * The bucket for server access logs, in the same account and Region.
   *
   * @default - a new bucket, which keeps them for one year
   */
  readonly accessLogsBucket?: IBucket;

  /**
   * What happens to objects as they age, besides removing old versions after 30 days and unfinished uploads after 7.
   *
   * @default - current versions are kept as they are
   */
  readonly lifecycleRules?: LifecycleRule[];

  /**
   * What becomes of the bucket, and of what it created, when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A bucket for delivered objects: private, versioned, encrypted with its own key, reachable over TLS 1.2 only, and logged.
 *
 * @example
 * const intermediate = new DeliveryBucket(this, 'Intermediate');
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
    const { lifecycleRules, removalPolicy = RemovalPolicy.RETAIN } = props;
    const description = `Encrypts the objects of ${this.node.path}`;
    this.encryptionKey = props.encryptionKey ?? encryptionKey(this, 'Key', { description, removalPolicy });
    this.accessLogsBucket =
      props.accessLogsBucket ?? new AccessLogsBucket(this, 'AccessLogs', { removalPolicy }).bucket;
    this.bucket = hardenedBucket(this, 'Resource', {
      encryptionKey: this.encryptionKey,
      accessLogsBucket: this.accessLogsBucket,
      lifecycleRules,
      removalPolicy,
    });
  }

  /**
   * Lets Firehose in another account deliver with the role, which has to be granted the same there.
   *
   * @param role the role with which Firehose delivers
   */
  public grantDelivery(role: IGrantable): Grant {
    return grantDeliveryAcrossAccounts(role, this.bucket);
  }
}
