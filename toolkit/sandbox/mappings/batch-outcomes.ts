import { AwsError } from '../kernel/aws-error';
import type { SandboxEvent } from '../kernel/event-log';
import type { ResponseContext } from './attempt';
import type { Batch } from './batch';
import type { BatchRecord } from './batch-record';
import type { TimeWindow } from './event-text';
import type { FailedBatch } from './failure-record';
import type { MappingEnvironment } from './mapping-environment';

type Outcome = Extract<SandboxEvent, { type: 'batch-settled' }>['outcome'];

/** A batch as the function is given it. */
export interface BatchEvent {
  /** JSON text. */
  readonly event: string;
  /** The tumbling window that it is part of. */
  readonly window?: TimeWindow;
}

/** Sees to what leaves a shard's batches, and tells of it. */
export class BatchOutcomes {
  constructor(
    private readonly mapping: MappingEnvironment,
    private readonly shardId: string,
  ) {}

  tell(records: readonly BatchRecord[], outcome: Outcome): void {
    if (records.length === 0) return;
    const { shardId } = this;
    const { functionName } = this.mapping.target;
    this.mapping.events.emit({ type: 'batch-settled', functionName, shardId, records: records.length, outcome });
  }

  /** The stream itself no longer holds them. */
  passRetention(records: readonly BatchRecord[]): void {
    const { source, target } = this.mapping;
    this.warn(
      `${records.length} records of ${this.shardId} passed the retention period of stream ${source.streamName} before ${target.functionName} processed them`,
    );
    this.tell(records, 'discarded');
  }

  /** Sends a batch to the failure destination, or drops it where there is none. */
  async giveUp(
    batch: Pick<Batch, 'records' | 'requestId' | 'attempts'>,
    condition: FailedBatch['condition'],
    { event, window }: BatchEvent,
    response?: ResponseContext,
  ): Promise<void> {
    const { target, source, clock, destination, metrics, options } = this.mapping;
    const { records, requestId, attempts } = batch;
    const place = { functionArn: target.functionArn, shardId: this.shardId, sourceArn: source.sourceArn };
    const timeWindow = options.timeWindowInfo ? window : undefined;
    const failed = { ...place, records, requestId, attempts, condition, response, timeWindow, timestamp: clock.now() };
    const delivered = await this.deliver(failed, event);
    if (delivered) metrics.count('OnFailureDestinationDeliveredEventCount', records.length);
    else if (destination !== undefined || options.countsUndeliverable)
      metrics.count('DroppedEventCount', records.length);
    this.tell(records, delivered ? 'failure-destination' : 'discarded');
  }

  private async deliver(failed: FailedBatch, event: string): Promise<boolean> {
    const { destination, metrics, target } = this.mapping;
    try {
      await destination?.send(failed, event);
      return destination !== undefined;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      metrics.destinationDeliveryFailed();
      this.warn(
        `the failure destination of ${target.functionName} did not take ${failed.records.length} records of ${this.shardId}: ${error.message}`,
      );
      return false;
    }
  }

  private warn(message: string): void {
    this.mapping.events.emit({ type: 'warning', message });
  }
}
