import type { Clock } from '../../kernel/clock';
import type { BatchQueueProps } from './batch-queue';

/** Items that are worked on in order: as soon as that ends, on all that came meanwhile. */
export class WorkQueue<T> {
  private waiting: readonly T[] = [];
  private underWay: readonly T[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly props: BatchQueueProps<T>,
  ) {}

  add(items: readonly T[]): void {
    this.waiting = this.waiting.length === 0 ? items : [...this.waiting, ...items];
    this.work();
  }

  get length(): number {
    return this.waiting.length + this.underWay.length;
  }

  /** Items came while others were under way. */
  get isFallingBehind(): boolean {
    return this.underWay.length > 0 && this.waiting.length > 0;
  }

  get oldest(): T | undefined {
    return this.underWay[0] ?? this.waiting[0];
  }

  /** Forgets what waits; what is under way goes on. */
  discard(): void {
    this.waiting = [];
  }

  private work(): void {
    if (this.underWay.length > 0 || this.waiting.length === 0) return;
    const batch = this.waiting;
    this.waiting = [];
    this.underWay = batch;
    this.clock.schedule(this.props.name, 0, async () => {
      await this.props.deliver(batch);
      this.underWay = [];
      this.props.onSettled(batch);
      this.work();
    });
  }
}
