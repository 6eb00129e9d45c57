import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { encryptionKey } from '../private/encryption-key';
import { reportToEventBridge } from '../private/event-bridge-notifications';
import { hardenedBucket } from '../private/hardened-bucket';
import { requireDuration } from '../private/validation';

/** How failed batches are kept. */
export interface FailureBucketProps {
  /**
   * Key that encrypts the batches.
   *
   * @default - a key of the bucket's own, rotated every year
   */
  readonly encryptionKey?: IKey;

  /**
   * How long a batch is kept: 1 to 36,500 whole days.
   *
   * @default Duration.days(90)
   */
  readonly expiration?: Duration;

  /**
   * Bucket that gets the server access logs of this one. It must belong to the stack's account and Region.
   *
   * @default - access is not logged
   */
  readonly accessLogsBucket?: IBucket;

  /**
   * What becomes of the bucket, and of a key it created, when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Keeps the batches which a function could not process, with all their records, until someone looks at them.
 *
 * Lambda writes them under `aws/lambda/<mapping>/<shard>/<yyyy/MM/dd>/`; the bucket reports each one to EventBridge.
 *
 * @example
 * const failures = new FailureBucket(this, 'Failures', { expiration: Duration.days(365) });
 */
export class FailureBucket extends Construct {
  /** The bucket. */
  public readonly bucket: IBucket;

  /** The key that encrypts the batches. */
  public readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, props: FailureBucketProps = {}) {
    super(scope, id);
    requireDuration(this, 'expiration', props.expiration, Duration.days(1), Duration.days(36_500));

    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const description = `Encrypts the failed batches in ${this.node.path}`;
    this.encryptionKey = props.encryptionKey ?? encryptionKey(this, 'Key', { description, removalPolicy });
    this.bucket = hardenedBucket(this, 'Resource', {
      encryptionKey: this.encryptionKey,
      lifecycleRules: [{ id: 'Expire', expiration: props.expiration ?? Duration.days(90) }],
      accessLogsBucket: props.accessLogsBucket,
      removalPolicy,
    });
    reportToEventBridge(this.bucket);
  }
}
