import type { DeliveryBuffer } from '../buffers/delivery-buffer';
import { Frontier } from '../buffers/frontier';
import type { ProcessedRecord, SourceRecord } from '../record';
import type { PartitionedShard, Partitions } from './partitions';

/** The records of one shard, wherever they wait: their partitions are delivered in any order. */
export class PartitionedBuffer implements DeliveryBuffer, PartitionedShard {
  private readonly frontier = new Frontier();

  constructor(
    shardId: string,
    private readonly partitions: Partitions,
    /** Called with the last record up to which all are safe, where that has moved. */
    private readonly onSettled: (last: SourceRecord | undefined) => void,
  ) {
    partitions.join(shardId, this);
  }

  add(record: ProcessedRecord, bytes: number): void {
    this.frontier.add(record.source);
    this.partitions.add(record, bytes);
  }

  discard(): void {
    this.partitions.discard();
  }

  settle(records: readonly SourceRecord[]): void {
    this.onSettled(this.frontier.settle(records));
  }

  get length(): number {
    return this.frontier.length;
  }

  get isFallingBehind(): boolean {
    return this.partitions.isFallingBehind;
  }

  get oldestArrival(): number | undefined {
    return this.frontier.oldest?.arrival;
  }
}
