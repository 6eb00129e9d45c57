import { FirehoseClient } from '@aws-sdk/client-firehose';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import type { ClientSettings } from '../aws-client';
import { RecordProducer } from './record-producer';

/** What lines are put into: a data stream, by its name or ARN, or a delivery stream. */
export type Target = { readonly stream: string } | { readonly deliveryStream: string };

/** Enough to outlast a network that is gone for a moment, and few enough to say soon that nobody answers. */
const ATTEMPTS = 6;

export interface OpenTarget {
  readonly producer: RecordProducer;
  close(): void;
}

export function openTarget(target: Target, settings: ClientSettings, signal: AbortSignal): OpenTarget {
  if ('stream' in target) {
    const client = new KinesisClient({ ...settings, maxAttempts: ATTEMPTS });
    return { producer: RecordProducer.toStream(client, target.stream, signal), close: () => client.destroy() };
  }
  const client = new FirehoseClient({ ...settings, maxAttempts: ATTEMPTS });
  return {
    producer: RecordProducer.toDeliveryStream(client, target.deliveryStream, signal),
    close: () => client.destroy(),
  };
}
