import type { Clock, Timer } from '../kernel/clock';

/** When a buffer is full: whichever comes first. */
export interface BufferingHints {
  readonly bytes: number;
  readonly intervalMs: number;
}

/** An interval of zero means "a few seconds" to the service. */
const SHORTEST_INTERVAL_MS = 3_000;

export interface HintedBufferProps<T> {
  /** For the clock. */
  readonly name: string;
  readonly hints: BufferingHints;
  deliver(batch: readonly T[]): Promise<void>;
  /** Called when a batch has been delivered and is no longer held. */
  onSettled(): void;
}

/** Gathers items until a hint is reached, and hands them on batch by batch, in order, one batch at a time. */
export class HintedBuffer<T> {
  private open: T[] = [];
  private openBytes = 0;
  private readonly sealed: T[][] = [];
  private interval: Timer | undefined;
  private isWorking = false;

  constructor(
    private readonly clock: Clock,
    private readonly props: HintedBufferProps<T>,
  ) {}

  /** @param mayEnd whether a batch may end with this item */
  add(item: T, bytes: number, mayEnd = true): void {
    this.open.push(item);
    this.openBytes += bytes;
    const { name, hints } = this.props;
    const delay = Math.max(hints.intervalMs, SHORTEST_INTERVAL_MS);
    this.interval ??= this.clock.schedule(name, delay, () => this.seal());
    if (mayEnd && this.openBytes >= hints.bytes) this.seal();
  }

  get length(): number {
    return this.sealed.reduce((sum, batch) => sum + batch.length, this.open.length);
  }

  /** More than one batch waits for its turn. */
  get isFallingBehind(): boolean {
    return this.sealed.length > 1;
  }

  get oldest(): T | undefined {
    return this.sealed[0]?.[0] ?? this.open[0];
  }

  private seal(): void {
    this.interval?.cancel();
    this.interval = undefined;
    this.sealed.push(this.open);
    this.open = [];
    this.openBytes = 0;
    this.work();
  }

  private work(): void {
    const [batch] = this.sealed;
    if (this.isWorking || batch === undefined) return;
    this.isWorking = true;
    this.clock.schedule(this.props.name, 0, async () => {
      await this.props.deliver(batch);
      this.sealed.shift();
      this.isWorking = false;
      this.props.onSettled();
      this.work();
    });
  }
}
