import { randomUUID } from 'node:crypto';
import { bucketName } from '../kernel/bucket-arn';
import { type FailedBatch, failureKey, failureRecord } from './failure-record';
import type { RoleServices } from './mappings-services';

/** Where batches go that the function could not process. */
export interface FailureDestination {
  /** @throws AwsError when it does not take the batch */
  send(batch: FailedBatch, event: string): void | Promise<void>;
}

export function failureDestination(arn: string, mappingId: string, services: RoleServices): FailureDestination {
  const { queues, topics } = services;
  switch (arn.split(':')[2]) {
    case 's3':
      return wholeBatch(arn, mappingId, services);
    case 'sqs':
      return metadata((message) => queues.send(arn, message));
    default:
      return metadata((message) => topics.publish(arn, message));
  }
}

/** A bucket takes the event too, so that nothing must be read from the stream again. */
function wholeBatch(arn: string, mappingId: string, { buckets, identity }: RoleServices): FailureDestination {
  const bucket = bucketName('Destination', arn);
  return {
    send: async (batch, event) => {
      identity.require({ action: 's3:ListBucket', resource: arn });
      const key = failureKey(mappingId, batch.shardId, batch.timestamp, randomUUID());
      const body = Buffer.from(JSON.stringify({ ...failureRecord(batch), payload: event }));
      await buckets.put(bucket, key, body, { contentType: 'application/octet-stream' });
    },
  };
}

/** Queues and topics are told where in the stream the batch is. */
function metadata(tell: (message: string) => void): FailureDestination {
  return { send: (batch) => tell(JSON.stringify(failureRecord(batch))) };
}
