import { join } from 'node:path';
import { type PipelineParts, ShardPipeline } from '../shard-pipeline';
import type { DeliverySource } from './delivery-source';
import { DirectPutJournal, type JournalEntry } from './direct-put-journal';
import type { DirectPutLimits } from './direct-put-limits';
import { DirectPutQuota } from './direct-put-quota';

/** Everything that is put directly goes through one pipeline. */
const SHARD_ID = 'direct-put';
const SEQUENCE_DIGITS = 56;

/** Takes the records that clients put. */
export class DirectPutSource implements DeliverySource {
  readonly quota: DirectPutQuota;
  private readonly pipeline: ShardPipeline;
  private readonly journal: DirectPutJournal;
  private lastSequence: bigint;

  constructor(
    private readonly parts: PipelineParts,
    dataDir: string,
    limits: DirectPutLimits,
  ) {
    this.quota = new DirectPutQuota(limits);
    this.journal = new DirectPutJournal(join(dataDir, 'firehose', `${parts.name}.puts`));
    this.pipeline = new ShardPipeline(SHARD_ID, parts, () => this.forgetDelivered());
    this.lastSequence = BigInt(parts.state.lastPosition(SHARD_ID) ?? 0);
  }

  get pipelines(): readonly ShardPipeline[] {
    return [this.pipeline];
  }

  start(): void {
    const left = this.journal.read();
    this.lastSequence = BigInt(left.at(-1)?.sequenceNumber ?? this.lastSequence);
    this.accept(left);
  }

  /** @returns an id for each record, once all of them are kept */
  put(records: readonly Buffer[]): string[] {
    const arrival = this.parts.clock.now();
    const entries = records.map((data) => ({ sequenceNumber: this.nextSequence(), arrival, data }));
    this.journal.append(entries);
    this.accept(entries);
    return entries.map(({ sequenceNumber }) => sequenceNumber);
  }

  pending(): readonly string[] {
    return [];
  }

  close(): void {}

  discard(): void {
    this.pipeline.discard();
    this.journal.clear();
  }

  private accept(entries: readonly JournalEntry[]): void {
    this.pipeline.accept(entries.map((entry) => ({ ...entry, shardId: SHARD_ID, subSequenceNumber: 0, isLast: true })));
  }

  private nextSequence(): string {
    this.lastSequence += 1n;
    return String(this.lastSequence).padStart(SEQUENCE_DIGITS, '0');
  }

  private forgetDelivered(): void {
    const delivered = this.parts.state.readPosition(SHARD_ID, ShardPipeline.lanes(this.parts));
    if (delivered !== undefined) this.journal.trim(delivered);
  }
}
