import type { Clock } from '../kernel/clock';
import type { BatchQueueProps } from './buffers/batch-queue';
import type { DeliveryBuffer } from './buffers/delivery-buffer';
import { HintedBuffer } from './buffers/hinted-buffer';
import { ShardBuffer } from './buffers/shard-buffer';
import { WorkQueue } from './buffers/work-queue';
import type { DeliveryState, Lane } from './delivery-state';
import type { Backup } from './destination/backup';
import type { Destination } from './destination/destination';
import { PartitionedBuffer } from './partitioning/partitioned-buffer';
import type { Partitions } from './partitioning/partitions';
import type { LambdaProcessor } from './processing/lambda-processor';
import type { MetadataExtraction } from './processing/metadata-extraction';
import type { Preparation } from './processing/preparation';
import { isAfter, type ProcessedRecord, type SourceRecord } from './record';

/** Parts may be replaced while records are on their way, but none comes or goes. */
export interface PipelineParts {
  readonly clock: Clock;
  /** Name of the delivery stream, for the clock. */
  readonly name: string;
  readonly state: DeliveryState;
  readonly destination: Destination;
  readonly preparation?: Preparation;
  readonly processor?: LambdaProcessor;
  readonly extraction?: MetadataExtraction;
  readonly partitions?: Partitions;
  readonly backup?: Backup;
}

/**
 * What the records of one shard go through, in order: processing and delivery in one lane, backup in the other. What is
 * safe is always a prefix of the shard in each lane, so that one position a lane tells where a later run goes on.
 */
export class ShardPipeline {
  private readonly toProcess: HintedBuffer<ProcessedRecord> | undefined;
  private readonly toExtract: WorkQueue<ProcessedRecord> | undefined;
  private readonly toDeliver: DeliveryBuffer;
  private readonly toBackUp: HintedBuffer<SourceRecord> | undefined;

  constructor(
    private readonly shardId: string,
    private readonly parts: PipelineParts,
    /** Called whenever the pipeline holds less than before. */
    private readonly onSettled: () => void,
  ) {
    const { clock, processor, extraction, backup } = parts;
    this.toDeliver = this.deliveryBuffer();
    this.toExtract =
      extraction &&
      new WorkQueue(
        clock,
        this.step('extract', (batch) => this.extract(batch)),
      );
    this.toProcess =
      processor &&
      new HintedBuffer(clock, {
        ...this.step<ProcessedRecord>('process', (batch) => this.process(batch)),
        hints: () => (this.parts.processor ?? processor).settings.hints,
      });
    this.toBackUp =
      backup &&
      new HintedBuffer(clock, {
        ...this.step<SourceRecord>('back up', (batch) => this.backUp(batch)),
        hints: () => (this.parts.backup ?? backup).hints,
      });
  }

  static lanes(parts: PipelineParts): readonly Lane[] {
    return parts.backup === undefined ? ['delivery'] : ['delivery', 'backup'];
  }

  accept(records: readonly SourceRecord[]): void {
    this.enter(records.filter((record) => this.isNew(record, 'delivery')));
    if (this.toBackUp === undefined) return;
    for (const record of records) {
      if (this.isNew(record, 'backup')) this.toBackUp.add(record, record.data.length, record.isLast);
    }
  }

  /** Forgets what waits; what is under way goes on. */
  discard(): void {
    for (const buffer of this.buffers) buffer.discard();
  }

  /** Records on their way, each lane counted. */
  get held(): number {
    return this.buffers.reduce((sum, buffer) => sum + buffer.length, 0);
  }

  /** Reading on would only pile up records here. */
  get isFull(): boolean {
    return this.buffers.some((buffer) => buffer.isFallingBehind);
  }

  /** Arrival of the oldest record that is not delivered. */
  get oldestArrival(): number | undefined {
    return this.toDeliver.oldestArrival ?? (this.toExtract?.oldest ?? this.toProcess?.oldest)?.source.arrival;
  }

  private get buffers() {
    const buffers = [this.toProcess, this.toExtract, this.toDeliver, this.toBackUp];
    return buffers.filter((buffer) => buffer !== undefined);
  }

  private deliveryBuffer(): DeliveryBuffer {
    const { clock, name, partitions } = this.parts;
    const onSettled = (last: SourceRecord | undefined) => {
      this.settle('delivery', last);
      this.onSettled();
    };
    if (partitions !== undefined) return new PartitionedBuffer(this.shardId, partitions, onSettled);
    const destination = () => this.parts.destination;
    return new ShardBuffer(clock, { name: `deliver ${name} ${this.shardId}`, destination, onSettled });
  }

  private step<T>(verb: string, deliver: BatchQueueProps<T>['deliver']): BatchQueueProps<T> {
    return { name: `${verb} ${this.parts.name} ${this.shardId}`, deliver, onSettled: this.onSettled };
  }

  private enter(sources: readonly SourceRecord[]): void {
    const records =
      this.parts.preparation?.prepare(sources) ?? sources.map((source) => ({ source, data: source.data }));
    if (this.toProcess === undefined) this.addForExtraction(records);
    else for (const record of records) this.toProcess.add(record, sizeOf(record), record.source.isLast);
  }

  private addForExtraction(records: readonly ProcessedRecord[]): void {
    if (this.toExtract === undefined) this.addForDelivery(records);
    else this.toExtract.add(records);
  }

  private addForDelivery(records: readonly ProcessedRecord[]): void {
    for (const record of records) this.toDeliver.add(record, sizeOf(record), record.source.isLast);
  }

  private async process(batch: readonly ProcessedRecord[]): Promise<void> {
    const { processor } = this.parts;
    this.addForExtraction(processor === undefined ? batch : await processor.process(batch));
  }

  private async extract(batch: readonly ProcessedRecord[]): Promise<void> {
    const { extraction } = this.parts;
    this.addForDelivery(extraction === undefined ? batch : await extraction.process(batch));
  }

  private async backUp(batch: readonly SourceRecord[]): Promise<void> {
    await this.parts.backup?.deliver(batch);
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

const STAGES = ['processor', 'extraction', 'partitions', 'backup'] as const;

/** @throws Error that names what would come or go */
export function requireSameStages(next: PipelineParts, now: PipelineParts): void {
  const other = STAGES.find((stage) => (next[stage] === undefined) !== (now[stage] === undefined));
  if (other === undefined) return;
  throw new Error(
    `a delivery stream that runs here must keep its ${other}, got ${next[other] === undefined ? 'none' : 'one'}`,
  );
}

/** What a record that failed brings to the error prefix is what came in. */
function sizeOf({ source, data, failure }: ProcessedRecord): number {
  return failure === undefined ? (data?.length ?? 0) : source.data.length;
}
