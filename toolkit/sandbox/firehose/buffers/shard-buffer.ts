import type { Clock } from '../../kernel/clock';
import type { Destination } from '../destination/destination';
import type { ProcessedRecord, SourceRecord } from '../record';
import type { DeliveryBuffer } from './delivery-buffer';
import { HintedBuffer } from './hinted-buffer';

export interface ShardBufferProps {
  /** For the clock. */
  readonly name: string;
  /** The one that the delivery stream has at the time. */
  destination(): Destination;
  /** Called with the last record that has been delivered. */
  onSettled(last: SourceRecord | undefined): void;
}

/** The records of one shard, delivered in their order. */
export class ShardBuffer implements DeliveryBuffer {
  private readonly buffer: HintedBuffer<ProcessedRecord>;

  constructor(clock: Clock, { name, destination, onSettled }: ShardBufferProps) {
    this.buffer = new HintedBuffer<ProcessedRecord>(clock, {
      name,
      hints: () => destination().hints,
      deliver: (batch) => destination().deliver(batch),
      onSettled: (batch) => onSettled(batch.at(-1)?.source),
    });
  }

  add(record: ProcessedRecord, bytes: number, mayEnd: boolean): void {
    this.buffer.add(record, bytes, mayEnd);
  }

  discard(): void {
    this.buffer.discard();
  }

  get length(): number {
    return this.buffer.length;
  }

  get isFallingBehind(): boolean {
    return this.buffer.isFallingBehind;
  }

  get oldestArrival(): number | undefined {
    return this.buffer.oldest?.source.arrival;
  }
}
