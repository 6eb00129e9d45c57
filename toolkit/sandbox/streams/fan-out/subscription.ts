import { Readable } from 'node:stream';
import { AwsError } from '../../kernel/aws-error';
import type { Clock, Timer } from '../../kernel/clock';
import type { StreamEvent } from '../../kernel/room';
import type { ShardRead } from '../stream-reader';
import type { ShardFeed } from './shard-feed';

export const LIFETIME_MS = 300_000;
/** An event without records tells a consumer that waits for some how far it has come. */
export const QUIET_MS = 5_000;

export interface SubscriptionListener {
  toEvent(read: ShardRead): StreamEvent;
  /** It has lived for as long as it may. */
  expired(): void;
}

/** The events of one subscription, pushed as records arrive until its time is over or the shard has ended. */
export class Subscription extends Readable {
  private readonly expiresAt: number;
  private readonly stopListening: () => void;
  private lastEventAt = Number.NEGATIVE_INFINITY;
  private timer: Timer | undefined;
  private timerDue = Number.POSITIVE_INFINITY;
  /** The client takes no more for now: whatever it has not taken waits in the shard, not here. */
  private isFull = false;
  private isOver = false;

  constructor(
    private readonly feed: ShardFeed,
    private readonly clock: Clock,
    private readonly listener: SubscriptionListener,
  ) {
    super({ objectMode: true });
    this.expiresAt = clock.now() + LIFETIME_MS;
    this.stopListening = feed.onActivity(() => this.arm());
    this.arm();
  }

  /** The end of it; with a failure, the client is told that. */
  finish(failure?: AwsError): void {
    if (this.isOver) return;
    this.release();
    if (failure !== undefined) this.push(failure);
    this.push(null);
  }

  override _read(): void {
    if (!this.isFull) return;
    this.isFull = false;
    this.arm();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.release();
    done(error);
  }

  private release(): void {
    this.isOver = true;
    this.timer?.cancel();
    this.stopListening();
  }

  /** A timer that is due earlier stays: it looks again. */
  private arm(): void {
    if (this.isOver) return;
    const now = this.clock.now();
    const due = this.isFull ? this.expiresAt : Math.min(this.expiresAt, this.nextEventAt(now));
    if (due >= this.timerDue) return;
    this.timer?.cancel();
    this.timerDue = due;
    this.timer = this.clock.schedule('subscription', due - now, () => this.proceed());
  }

  private proceed(): void {
    this.timerDue = Number.POSITIVE_INFINITY;
    const now = this.clock.now();
    if (now >= this.expiresAt) this.expire();
    else if (!this.isFull && now >= this.nextEventAt(now)) this.tell(now);
    this.arm();
  }

  private nextEventAt(now: number): number {
    return this.feed.hasNews ? now + this.feed.waitMs : this.lastEventAt + QUIET_MS;
  }

  private tell(now: number): void {
    try {
      const read = this.feed.read();
      this.lastEventAt = now;
      this.isFull = !this.push(this.listener.toEvent(read));
      if (read.atShardEnd) this.finish();
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.finish(error);
    }
  }

  private expire(): void {
    this.listener.expired();
    this.finish();
  }
}
