import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { DlqDestinationConfig, IEventSourceDlq, IEventSourceMapping, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { acknowledgeWildcards, OBJECTS } from '../private/acknowledgements';
import { withKeyThrough } from '../private/encryption-key';
import { letDeliver } from './handler-role';

/**
 * Sends the batches which a function could not process to a bucket, with all their records.
 *
 * It lets the function's role put objects into the bucket, and no more.
 */
export class S3FailureDestination implements IEventSourceDlq {
  /** The bucket. */
  public readonly bucket: IBucket;

  /**
   * Sends the batches to a bucket.
   *
   * @param bucket Any bucket; import it together with its key, if it has one.
   */
  constructor(bucket: IBucket) {
    this.bucket = bucket;
  }

  /**
   * Called by an event source mapping.
   *
   * @param target The mapping.
   * @param targetHandler The function, whose role Lambda delivers with.
   */
  public bind(target: IEventSourceMapping, targetHandler: IFunction): DlqDestinationConfig {
    letDeliver(target, targetHandler, (role) => this.grantDelivery(role));
    return { destination: this.bucket.bucketArn };
  }

  private grantDelivery(role: IGrantable): Grant {
    const { bucket } = this;
    const objects = bucket.arnForObjects('*');
    const list = this.grant(role, 's3:ListBucket', bucket.bucketArn);
    const grant = list.combine(this.grant(role, 's3:PutObject', objects));
    acknowledgeWildcards(role, [objects], OBJECTS);
    return withKeyThrough(grant, 's3', bucket.encryptionKey, role, 'kms:GenerateDataKey');
  }

  private grant(grantee: IGrantable, action: string, arn: string): Grant {
    const { bucket } = this;
    return Grant.addToPrincipalOrResource({ grantee, actions: [action], resourceArns: [arn], resource: bucket });
  }
}
