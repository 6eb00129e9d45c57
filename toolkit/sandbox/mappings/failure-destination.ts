import { randomUUID } from 'node:crypto';
import { AwsError } from '../kernel/aws-error';
import { bucketName } from '../kernel/bucket-arn';
import type { BucketService, TopicService } from '../kernel/services';
import { type FailedBatch, failureKey, failureRecord } from './failure-record';

/** Where batches go that the function could not process. */
export interface FailureDestination {
  /** @throws AwsError when it does not take the batch */
  send(batch: FailedBatch, event: string): Promise<void>;
}

export function failureDestination(
  arn: string,
  mappingId: string,
  services: { readonly buckets: BucketService; readonly topics?: TopicService },
): FailureDestination {
  const isBucket = arn.split(':')[2] === 's3';
  return isBucket
    ? new BucketDestination(bucketName('Destination', arn), mappingId, services.buckets)
    : new TopicDestination(arn, services.topics);
}

/** Takes the whole event, so that nothing must be read from the stream again. */
class BucketDestination implements FailureDestination {
  constructor(
    private readonly bucket: string,
    private readonly mappingId: string,
    private readonly buckets: BucketService,
  ) {}

  async send(batch: FailedBatch, event: string): Promise<void> {
    const key = failureKey(this.mappingId, batch.shardId, batch.timestamp, randomUUID());
    const body = Buffer.from(JSON.stringify({ ...failureRecord(batch), payload: event }));
    await this.buckets.put(this.bucket, key, body, { contentType: 'application/octet-stream' });
  }
}

class TopicDestination implements FailureDestination {
  constructor(
    private readonly topicArn: string,
    private readonly topics: TopicService | undefined,
  ) {}

  async send(batch: FailedBatch): Promise<void> {
    if (this.topics === undefined) throw new AwsError('NotFound', 'the sandbox runs no topics');
    this.topics.publish(this.topicArn, JSON.stringify(failureRecord(batch)));
  }
}
