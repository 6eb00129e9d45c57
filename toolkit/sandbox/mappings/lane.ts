import type { Timer } from '../kernel/clock';
import type { Batch } from './batch';
import type { BatchProcessor } from './batch-processor';
import type { BatchRecord } from './batch-record';
import type { BatchSource } from './batch-source';
import type { MappingEnvironment } from './mapping-environment';

/** Batches of a shard that run one after another: all of them, or those of some partition keys. */
export class Lane {
  /** Batches to be tried again, in the order of the shard, before any other. */
  private readonly queue: Batch[] = [];
  private busy = false;
  private timer: Timer | undefined;

  constructor(
    private readonly mapping: Pick<MappingEnvironment, 'clock' | 'target'>,
    private readonly batches: BatchSource,
    private readonly processor: BatchProcessor,
    private readonly onSettled: (records: readonly BatchRecord[]) => void,
  ) {}

  get hungry(): boolean {
    return this.batches.hungry;
  }

  get idle(): boolean {
    return !this.busy && this.queue.length === 0 && this.batches.empty;
  }

  add(records: readonly BatchRecord[]): void {
    this.batches.add(records, this.mapping.clock.now());
  }

  /** Sets the timer for what is due next. */
  arm(): void {
    this.stop();
    const now = this.mapping.clock.now();
    const due = this.queue[0]?.notBefore ?? this.batches.dueAt(now);
    if (this.busy || due === undefined) return;
    this.timer = this.mapping.clock.schedule(`batch for ${this.mapping.target.functionName}`, due - now, () =>
      this.step(),
    );
  }

  stop(): void {
    this.timer?.cancel();
  }

  private async step(): Promise<void> {
    const batch = this.queue.shift() ?? this.batches.take(this.mapping.clock.now());
    if (batch !== undefined) await this.process(batch);
    this.arm();
  }

  private async process(batch: Batch): Promise<void> {
    this.busy = true;
    const { settled, next, state } = await this.processor.process(batch, this.batches.eventMembers(batch));
    this.busy = false;
    const first = this.batches.conclude(batch, { ended: next.length === 0, state }, this.mapping.clock.now());
    this.queue.unshift(...first, ...next);
    this.onSettled(settled);
  }
}
