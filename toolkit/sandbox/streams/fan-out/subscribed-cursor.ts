import { AwsError } from '../../kernel/aws-error';
import type { Clock, Timer } from '../../kernel/clock';
import type { ReadResult, ShardCursor } from '../../kernel/services';
import type { ShardFeed } from './shard-feed';
import type { HeldSubscription } from './shard-subscriber';
import { LIFETIME_MS, QUIET_MS } from './subscription';

/** How long to wait after a subscription that was refused. */
const AGAIN_MS = 1_000;

/** The one place that a consumer has at a shard. */
export interface SubscriberSeat {
  /** @throws AwsError `ResourceInUseException`, `LimitExceededException`, `ResourceNotFoundException` */
  take(subscription: HeldSubscription): void;
  /** A subscription has lived for as long as it may. */
  expired(): void;
}

/** A shard as a service reads it for a consumer, by one subscription after the other. */
export class SubscribedCursor implements ShardCursor, HeldSubscription {
  /** When the subscription ends; there is none before the first read, and after a failure. */
  private endsAt = Number.NEGATIVE_INFINITY;
  private timer: Timer | undefined;
  private closed = false;

  constructor(
    private readonly feed: ShardFeed,
    private readonly seat: SubscriberSeat,
    private readonly clock: Clock,
  ) {}

  get pushesInMs(): number {
    return this.feed.hasNews ? this.feed.waitMs : Number.POSITIVE_INFINITY;
  }

  read({ records }: { readonly records: number }): ReadResult {
    try {
      if (!this.isSubscribed) this.subscribe();
      this.feed.requireThroughput();
      const { records: read, millisBehindLatest, atShardEnd } = this.feed.read(records);
      if (atShardEnd) this.close();
      return { records: read, millisBehindLatest, atShardEnd };
    } finally {
      this.arm();
    }
  }

  /** Another subscription of the consumer took over, or the consumer is gone. */
  finish(): void {
    this.endsAt = Number.NEGATIVE_INFINITY;
    this.arm();
  }

  close(): void {
    this.closed = true;
    this.timer?.cancel();
  }

  private get isSubscribed(): boolean {
    return this.clock.now() < this.endsAt;
  }

  private subscribe(): void {
    if (Number.isFinite(this.endsAt)) this.seat.expired();
    this.endsAt = Number.NEGATIVE_INFINITY;
    this.seat.take(this);
    this.endsAt = this.clock.now() + LIFETIME_MS;
  }

  /** Whoever waits for records is told every few seconds that there are none, which sets nothing off. */
  private arm(): void {
    this.timer?.cancel();
    if (this.closed) return;
    const leftMs = this.endsAt - this.clock.now();
    const proceed = () => this.proceed();
    this.timer =
      leftMs > QUIET_MS
        ? this.clock.scheduleInstant('quiet subscription', QUIET_MS, proceed)
        : this.clock.schedule('subscription', leftMs > 0 ? leftMs : AGAIN_MS, proceed);
  }

  private proceed(): void {
    try {
      if (!this.isSubscribed) this.subscribe();
      else if (!this.feed.hasNews) this.feed.read();
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.endsAt = Number.NEGATIVE_INFINITY;
    }
    this.arm();
  }
}
