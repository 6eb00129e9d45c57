import type { Clock, Timer } from '../../kernel/clock';
import { BatchQueue, type BatchQueueProps } from './batch-queue';

/** When a buffer is full: whichever comes first. */
export interface BufferingHints {
  readonly bytes: number;
  readonly intervalMs: number;
}

/** An interval of zero means "a few seconds" to the service. */
const SHORTEST_INTERVAL_MS = 3_000;

export interface HintedBufferProps<T> extends BatchQueueProps<T> {
  /** Asked for each item, since hints may change. */
  hints(): BufferingHints;
}

/** Gathers items until a hint is reached, and hands them on batch by batch, in order, one batch at a time. */
export class HintedBuffer<T> {
  private open: T[] = [];
  private openBytes = 0;
  private readonly sealed: BatchQueue<T>;
  private interval: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly props: HintedBufferProps<T>,
  ) {
    this.sealed = new BatchQueue(clock, props);
  }

  /** @param mayEnd whether a batch may end with this item */
  add(item: T, bytes: number, mayEnd = true): void {
    this.open.push(item);
    this.openBytes += bytes;
    const { name } = this.props;
    const hints = this.props.hints();
    const delay = Math.max(hints.intervalMs, SHORTEST_INTERVAL_MS);
    this.interval ??= this.clock.schedule(name, delay, () => this.seal());
    if (mayEnd && this.openBytes >= hints.bytes) this.seal();
  }

  get length(): number {
    return this.sealed.length + this.open.length;
  }

  /** More than one batch waits for its turn. */
  get isFallingBehind(): boolean {
    return this.sealed.isFallingBehind;
  }

  get oldest(): T | undefined {
    return this.sealed.oldest ?? this.open[0];
  }

  /** Forgets what waits; what is under way goes on. */
  discard(): void {
    this.interval?.cancel();
    this.interval = undefined;
    this.open = [];
    this.openBytes = 0;
    this.sealed.discard();
  }

  private seal(): void {
    this.interval?.cancel();
    this.interval = undefined;
    const batch = this.open;
    this.open = [];
    this.openBytes = 0;
    this.sealed.add(batch);
  }
}
