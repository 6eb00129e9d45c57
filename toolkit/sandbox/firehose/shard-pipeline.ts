import type { Clock } from '../kernel/clock';
import type { DeliveryState, Lane } from './delivery-state';
import type { Backup } from './destination/backup';
import type { Destination } from './destination/destination';
import { type BufferingHints, HintedBuffer } from './hinted-buffer';
import type { LambdaProcessor } from './processing/lambda-processor';
import { isAfter, type ProcessedRecord, type SourceRecord } from './record';

export interface PipelineParts {
  readonly clock: Clock;
  /** Name of the delivery stream, for the clock. */
  readonly name: string;
  readonly state: DeliveryState;
  readonly destination: Destination;
  readonly processor?: LambdaProcessor;
  readonly backup?: Backup;
}

/**
 * What the records of one shard go through, in order: processing and delivery in one lane, backup in the other. What is
 * safe is always a prefix of the shard in each lane, so that one position a lane tells where a later run goes on.
 */
export class ShardPipeline {
  private readonly toProcess: HintedBuffer<SourceRecord> | undefined;
  private readonly toDeliver: HintedBuffer<ProcessedRecord>;
  private readonly toBackUp: HintedBuffer<SourceRecord> | undefined;

  constructor(
    private readonly shardId: string,
    private readonly parts: PipelineParts,
    /** Called whenever the pipeline holds less than before. */
    private readonly onSettled: () => void,
  ) {
    const { destination, processor, backup } = parts;
    this.toDeliver = this.buffer('deliver', destination.hints, (batch) => this.deliver(batch));
    if (processor !== undefined) {
      this.toProcess = this.buffer('process', processor.settings.hints, (batch) => this.process(processor, batch));
    }
    if (backup !== undefined) {
      this.toBackUp = this.buffer('back up', backup.hints, (batch) => this.backUp(backup, batch));
    }
  }

  static lanes(parts: PipelineParts): readonly Lane[] {
    return parts.backup === undefined ? ['delivery'] : ['delivery', 'backup'];
  }

  accept(records: readonly SourceRecord[]): void {
    for (const record of records) {
      if (this.isNew(record, 'delivery')) this.acceptForDelivery(record);
      if (this.toBackUp !== undefined && this.isNew(record, 'backup')) {
        this.toBackUp.add(record, record.data.length, record.isLast);
      }
    }
  }

  /** Records on their way, each lane counted. */
  get held(): number {
    return (this.toProcess?.length ?? 0) + this.toDeliver.length + (this.toBackUp?.length ?? 0);
  }

  /** Reading on would only pile up records here. */
  get isFull(): boolean {
    const buffers = [this.toProcess, this.toDeliver, this.toBackUp];
    return buffers.some((buffer) => buffer?.isFallingBehind);
  }

  /** Arrival of the oldest record that is not delivered. */
  get oldestArrival(): number | undefined {
    return (this.toDeliver.oldest?.source ?? this.toProcess?.oldest)?.arrival;
  }

  private buffer<T>(verb: string, hints: BufferingHints, deliver: (batch: readonly T[]) => Promise<void>) {
    const name = `${verb} ${this.parts.name} ${this.shardId}`;
    return new HintedBuffer<T>(this.parts.clock, { name, hints, deliver, onSettled: this.onSettled });
  }

  private acceptForDelivery(record: SourceRecord): void {
    if (this.toProcess === undefined) this.addForDelivery({ source: record, data: record.data });
    else this.toProcess.add(record, record.data.length, record.isLast);
  }

  private addForDelivery(record: ProcessedRecord): void {
    const bytes = record.failure === undefined ? (record.data?.length ?? 0) : record.source.data.length;
    this.toDeliver.add(record, bytes, record.source.isLast);
  }

  private async process(processor: LambdaProcessor, batch: readonly SourceRecord[]): Promise<void> {
    for (const record of await processor.process(batch)) this.addForDelivery(record);
  }

  private async deliver(batch: readonly ProcessedRecord[]): Promise<void> {
    await this.parts.destination.deliver(batch);
    this.settle('delivery', batch.at(-1)?.source);
  }

  private async backUp(backup: Backup, batch: readonly SourceRecord[]): Promise<void> {
    await backup.deliver(batch);
    this.settle('backup', batch.at(-1));
  }

  private settle(lane: Lane, last: SourceRecord | undefined): void {
    if (last !== undefined) this.parts.state.advance(this.shardId, lane, last.sequenceNumber);
  }

  private isNew({ sequenceNumber }: SourceRecord, lane: Lane): boolean {
    const position = this.parts.state.position(this.shardId, lane);
    return position === undefined || isAfter(sequenceNumber, position);
  }
}
