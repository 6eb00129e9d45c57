import { type BufferingHints, HintedBuffer } from '../buffers/hinted-buffer';
import type { DeliveryStreamContext } from '../delivery-stream-context';
import type { ProcessedRecord, SourceRecord } from '../record';
import { MISSING_KEYS, NO_PREFIX, type PartitionError, tooManyPartitions } from './partition-error';
import { PartitionFigures } from './partition-figures';

/** What a new account may have. */
const ACTIVE_PARTITIONS = 500;

export interface PartitionsProps {
  hints(): BufferingHints;
  /** Which partition a record belongs to; absent when one of its keys has no value. */
  partitionOf(record: ProcessedRecord): string | undefined;
  /** Whether objects can have the prefix of this record. */
  takesPrefixOf(record: ProcessedRecord): boolean;
  deliver(batch: readonly ProcessedRecord[]): Promise<void>;
}

/** A shard whose records wait in partitions. */
export interface PartitionedShard {
  settle(records: readonly SourceRecord[]): void;
}

/** Dynamic partitioning: a buffer for each partition of a delivery stream, whatever shard its records come from. */
export class Partitions {
  private readonly active = new Map<string, HintedBuffer<ProcessedRecord>>();
  private readonly errors: HintedBuffer<ProcessedRecord>;
  private readonly shards = new Map<string, PartitionedShard>();
  private readonly figures: PartitionFigures;

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly props: PartitionsProps,
  ) {
    const { metrics, options } = context;
    this.figures = new PartitionFigures(metrics, options.activePartitions ?? ACTIVE_PARTITIONS);
    this.errors = this.buffer('the error prefix', () => {});
  }

  join(shardId: string, shard: PartitionedShard): void {
    this.shards.set(shardId, shard);
  }

  add(record: ProcessedRecord, bytes: number): void {
    if (record.failure !== undefined) this.errors.add(record, bytes);
    else if (record.data === undefined) this.settle([record]);
    else this.addToPartition(record, bytes);
  }

  /** Forgets what waits; what is under way goes on. */
  discard(): void {
    this.errors.discard();
    for (const buffer of this.active.values()) buffer.discard();
    this.active.clear();
  }

  get isFallingBehind(): boolean {
    return this.errors.isFallingBehind || [...this.active.values()].some((buffer) => buffer.isFallingBehind);
  }

  /** Tells what happened since the last report. */
  report(intervalMs: number): void {
    this.figures.report(intervalMs, this.active.size);
  }

  private addToPartition(record: ProcessedRecord, bytes: number): void {
    const partition = this.props.partitionOf(record);
    const buffer =
      partition === undefined ? MISSING_KEYS : (this.active.get(partition) ?? this.open(partition, record));
    if (!(buffer instanceof HintedBuffer)) this.refuse(record, buffer);
    else {
      this.figures.took(partition as string, bytes);
      buffer.add(record, bytes);
    }
  }

  /** A partition is active until its buffer has been delivered. */
  private open(partition: string, first: ProcessedRecord): HintedBuffer<ProcessedRecord> | PartitionError {
    if (!this.props.takesPrefixOf(first)) return NO_PREFIX;
    if (this.active.size >= this.figures.limit) {
      this.figures.exceeded();
      return tooManyPartitions(this.figures.limit);
    }
    const buffer = this.buffer(partition, () => {
      if (buffer.length === 0) this.active.delete(partition);
    });
    this.active.set(partition, buffer);
    this.figures.active(this.active.size);
    return buffer;
  }

  private refuse({ source }: ProcessedRecord, error: PartitionError): void {
    const endedAt = this.context.sandbox.clock.now();
    this.errors.add({ source, failure: { ...error, attempts: 1, endedAt } }, source.data.length);
  }

  private buffer(partition: string, onDelivered: () => void): HintedBuffer<ProcessedRecord> {
    return new HintedBuffer<ProcessedRecord>(this.context.sandbox.clock, {
      name: `deliver ${this.context.name} ${partition}`,
      hints: () => this.props.hints(),
      deliver: (batch) => this.props.deliver(batch),
      onSettled: (batch) => {
        onDelivered();
        this.settle(batch);
      },
    });
  }

  /** Every shard is told, since any of them may wait for room in a partition that none of its records are in. */
  private settle(batch: readonly ProcessedRecord[]): void {
    const settled = new Map<string, SourceRecord[]>([...this.shards.keys()].map((shardId) => [shardId, []]));
    for (const { source } of batch) settled.get(source.shardId)?.push(source);
    for (const [shardId, shard] of this.shards) shard.settle(settled.get(shardId) ?? []);
  }
}
