import type { AwsError } from '../../kernel/aws-error';
import { inUse, limitExceeded } from '../errors';
import { TokenBucket } from '../token-bucket';
import { DedicatedThroughput } from './dedicated-throughput';

/** Nothing takes a subscription over earlier. */
const HELD_MS = 5_000;
const CALLS_PER_SECOND = 1;

/** What pushes records to a consumer, as long as nothing takes over. */
export interface HeldSubscription {
  finish(failure?: AwsError): void;
}

/** A consumer of one shard: it has one subscription at a time, and calls for one once a second. */
export class ShardSubscriber {
  readonly throughput: DedicatedThroughput;
  private readonly calls = new TokenBucket(CALLS_PER_SECOND, CALLS_PER_SECOND);
  private subscription: HeldSubscription | undefined;
  private subscribedAt = Number.NEGATIVE_INFINITY;

  /** @param limited whether the service's limits hold */
  constructor(private readonly limited: boolean) {
    this.throughput = new DedicatedThroughput(limited);
  }

  /** @throws AwsError `ResourceInUseException`, `LimitExceededException` */
  admit(now: number): void {
    const isWithinRate = this.calls.available(now) >= 1;
    if (isWithinRate) this.calls.take(1);
    if (now - this.subscribedAt < HELD_MS) {
      throw inUse('Another active subscription exists for this consumer and shard.');
    }
    if (this.limited && !isWithinRate) {
      throw limitExceeded(`SubscribeToShard is limited to ${CALLS_PER_SECOND} call per second, consumer and shard.`);
    }
  }

  /** The subscription before it ends. */
  hold(subscription: HeldSubscription, now: number): void {
    this.finish(inUse('Another subscription of this consumer and shard has taken over.'));
    this.subscription = subscription;
    this.subscribedAt = now;
  }

  finish(failure?: AwsError): void {
    this.subscription?.finish(failure);
    this.subscription = undefined;
  }
}
