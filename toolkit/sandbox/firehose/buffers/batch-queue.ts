import type { Clock } from '../../kernel/clock';

export interface BatchQueueProps<T> {
  /** For the clock. */
  readonly name: string;
  deliver(batch: readonly T[]): Promise<void>;
  /** Called when a batch has been delivered and is no longer held. */
  onSettled(batch: readonly T[]): void;
}

/** Batches that wait for their turn: they are handed on in order, one at a time. */
export class BatchQueue<T> {
  private waiting: (readonly T[])[] = [];
  private isWorking = false;

  constructor(
    private readonly clock: Clock,
    private readonly props: BatchQueueProps<T>,
  ) {}

  add(batch: readonly T[]): void {
    this.waiting.push(batch);
    this.work();
  }

  /** Items, that of the batch under way included. */
  get length(): number {
    return this.waiting.reduce((sum, batch) => sum + batch.length, 0);
  }

  /** More than one batch waits for its turn. */
  get isFallingBehind(): boolean {
    return this.waiting.length > 1;
  }

  get oldest(): T | undefined {
    return this.waiting[0]?.[0];
  }

  /** Forgets what waits; what is under way goes on. */
  discard(): void {
    this.waiting = this.waiting.slice(0, this.isWorking ? 1 : 0);
  }

  private work(): void {
    const [batch] = this.waiting;
    if (this.isWorking || batch === undefined) return;
    this.isWorking = true;
    this.clock.schedule(this.props.name, 0, async () => {
      await this.props.deliver(batch);
      this.waiting.shift();
      this.isWorking = false;
      this.props.onSettled(batch);
      this.work();
    });
  }
}
