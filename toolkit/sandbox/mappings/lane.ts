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
  private running = false;
  private stopped = false;
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

  /** A batch is with the function. */
  get busy(): boolean {
    return this.running;
  }

  get idle(): boolean {
    return !this.running && this.queue.length === 0 && this.batches.empty;
  }

  add(records: readonly BatchRecord[]): void {
    this.batches.add(records, this.mapping.clock.now());
  }

  /** Sets the timer for what is due next. */
  arm(): void {
    this.timer?.cancel();
    if (this.running || this.stopped) return;
    const now = this.mapping.clock.now();
    const due = this.queue[0]?.notBefore ?? this.batches.dueAt(now);
    if (due === undefined) return;
    this.timer = this.mapping.clock.schedule(`batch for ${this.mapping.target.functionName}`, due - now, () =>
      this.step(),
    );
  }

  /** Takes no other batch; one that is with the function is seen through. */
  stop(): void {
    this.stopped = true;
    this.timer?.cancel();
  }

  private async step(): Promise<void> {
    const batch = this.queue.shift() ?? this.batches.take(this.mapping.clock.now());
    if (batch !== undefined) await this.process(batch);
    this.arm();
  }

  private async process(batch: Batch): Promise<void> {
    this.running = true;
    const { settled, next, state } = await this.processor.process(batch, this.batches.eventMembers(batch));
    this.running = false;
    const first = this.batches.conclude(batch, { ended: next.length === 0, state }, this.mapping.clock.now());
    this.queue.unshift(...first, ...next);
    this.onSettled(settled);
  }
}
