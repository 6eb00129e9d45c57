import { randomBytes } from 'node:crypto';
import type { SandboxContext } from '../kernel/context';
import type { EventBusService } from '../kernel/services';

export interface CreatedObject {
  readonly key: string;
  readonly size: number;
  /** In quotes, as HTTP wants it. */
  readonly etag: string;
  readonly reason: 'PutObject' | 'CopyObject';
}

/** What is told of the objects of a bucket. */
export interface ObjectChanges {
  created(bucket: string, object: CreatedObject): void;
  deleted(bucket: string, key: string): void;
}

/**
 * Tells other rooms of all objects, and EventBridge of those of the buckets that report to it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export class ObjectEvents implements ObjectChanges {
  private readonly buckets = new Set<string>();
  private readonly listeners = new Set<(bucket: string, key: string) => void>();

  constructor(
    private readonly context: SandboxContext,
    private readonly eventBus?: EventBusService,
  ) {}

  /** From now on, what happens in a bucket is told. */
  report(bucket: string): void {
    this.buckets.add(bucket);
  }

  /** Calls back for the objects of all buckets. Returns how to stop that. */
  onCreated(listener: (bucket: string, key: string) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  created(bucket: string, { key, size, etag, reason }: CreatedObject): void {
    const object = { key, size, etag: etag.replaceAll('"', ''), sequencer: this.sequencer() };
    this.publish(bucket, 'Object Created', { object, reason });
    for (const listener of this.listeners) listener(bucket, key);
  }

  deleted(bucket: string, key: string): void {
    const object = { key, sequencer: this.sequencer() };
    this.publish(bucket, 'Object Deleted', {
      object,
      reason: 'DeleteObject',
      'deletion-type': 'Permanently Deleted',
    });
  }

  private publish(bucket: string, detailType: string, { object, ...rest }: Readonly<Record<string, unknown>>): void {
    if (!this.buckets.has(bucket)) return;
    const { partition, account } = this.context;
    this.eventBus?.publish({
      source: 'aws.s3',
      detailType,
      resources: [`arn:${partition}:s3:::${bucket}`],
      detail: {
        version: '0',
        bucket: { name: bucket },
        object,
        'request-id': randomBytes(8).toString('hex').toUpperCase(),
        requester: account,
        'source-ip-address': '127.0.0.1',
        ...rest,
      },
    });
  }

  /** Orders the events of one key. */
  private sequencer(): string {
    return this.context.clock.now().toString(16).toUpperCase().padStart(18, '0');
  }
}
