import { randomUUID } from 'node:crypto';
import { bucketName } from '../kernel/bucket-arn';
import { type FailedBatch, failureKey, failureRecord } from './failure-record';
import type { MappingsServices } from './mappings-services';

/** Where batches go that the function could not process. */
export interface FailureDestination {
  /** @throws AwsError when it does not take the batch */
  send(batch: FailedBatch, event: string): void | Promise<void>;
}

export function failureDestination(
  arn: string,
  mappingId: string,
  { buckets, queues, topics }: MappingsServices,
): FailureDestination {
  switch (arn.split(':')[2]) {
    case 's3':
      return wholeBatch(bucketName('Destination', arn), mappingId, buckets);
    case 'sqs':
      return metadata((message) => queues.send(arn, message));
    default:
      return metadata((message) => topics.publish(arn, message));
  }
}

/** A bucket takes the event too, so that nothing must be read from the stream again. */
function wholeBatch(bucket: string, mappingId: string, buckets: MappingsServices['buckets']): FailureDestination {
  return {
    send: async (batch, event) => {
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
