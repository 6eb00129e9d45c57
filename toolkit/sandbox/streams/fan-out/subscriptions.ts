import type { Readable } from 'node:stream';
import type { AwsError } from '../../kernel/aws-error';
import type { Clock } from '../../kernel/clock';
import type { StreamEvent } from '../../kernel/room';
import type { ShardCursor } from '../../kernel/services';
import { notFound } from '../errors';
import type { MetricValues, StreamMetrics } from '../stream-metrics';
import type { ShardRead, StreamReader } from '../stream-reader';
import { ShardFeed, type ShardTarget } from './shard-feed';
import { type HeldSubscription, ShardSubscriber } from './shard-subscriber';
import { SubscribedCursor } from './subscribed-cursor';
import { Subscription } from './subscription';

export interface SubscriptionServices {
  readonly clock: Clock;
  readonly reader: StreamReader;
  readonly metrics: StreamMetrics;
  /** Whether throughput is limited as the service does. */
  readonly limits: boolean;
}

/** What enhanced fan-out pushes to whom: at most one subscription for a consumer and a shard. */
export class Subscriptions {
  private readonly subscribers = new Map<string, ShardSubscriber>();

  constructor(private readonly services: SubscriptionServices) {}

  /**
   * The events of a shard, from the record with this index on.
   * @throws AwsError `ResourceInUseException`, `LimitExceededException`
   */
  subscribe(target: ShardTarget, from: number, toEvent: (read: ShardRead) => StreamEvent): Readable {
    const { clock, reader } = this.services;
    const subscriber = this.subscriberOf(target);
    this.admit(subscriber, target);
    const feed = new ShardFeed(target, from, reader, subscriber.throughput);
    const subscription = new Subscription(feed, clock, { toEvent, expired: () => this.countEnd(target) });
    subscriber.hold(subscription, clock.now());
    return subscription;
  }

  /** The same for a service that reads for itself: it subscribes with the first read, and again whenever that ends. */
  cursor(target: ShardTarget, from: number): ShardCursor {
    const { clock, reader } = this.services;
    const subscriber = this.subscriberOf(target);
    const take = (subscription: HeldSubscription) => {
      if (this.subscribers.get(keyOf(target.consumer.arn, target.shard.id)) !== subscriber)
        throw gone(target.consumer.arn);
      this.admit(subscriber, target);
      subscriber.hold(subscription, clock.now());
    };
    const feed = new ShardFeed(target, from, reader, subscriber.throughput);
    return new SubscribedCursor(feed, { take, expired: () => this.countEnd(target) }, clock);
  }

  /** The consumer is gone. */
  end(consumerArn: string): void {
    for (const [key, subscriber] of this.subscribers) {
      if (!key.startsWith(keyOf(consumerArn))) continue;
      subscriber.finish(gone(consumerArn));
      this.subscribers.delete(key);
    }
  }

  close(): void {
    for (const subscriber of this.subscribers.values()) subscriber.finish();
  }

  private subscriberOf({ consumer, shard }: ShardTarget): ShardSubscriber {
    const key = keyOf(consumer.arn, shard.id);
    const subscriber = this.subscribers.get(key) ?? new ShardSubscriber(this.services.limits);
    this.subscribers.set(key, subscriber);
    return subscriber;
  }

  private admit(subscriber: ShardSubscriber, target: ShardTarget): void {
    try {
      subscriber.admit(this.services.clock.now());
      this.count(target, { 'SubscribeToShard.Success': 1 });
    } catch (error) {
      this.count(target, { 'SubscribeToShard.Success': 0, 'SubscribeToShard.RateExceeded': 1 });
      throw error;
    }
  }

  private countEnd(target: ShardTarget): void {
    this.count(target, { 'SubscribeToShardEvent.Success': 0 });
  }

  private count({ stream, consumer }: ShardTarget, values: MetricValues): void {
    this.services.metrics.putForConsumer(stream, consumer.name, values);
  }
}

function gone(consumerArn: string): AwsError {
  return notFound(`Consumer ${consumerArn} not found.`);
}

function keyOf(consumerArn: string, shardId = ''): string {
  return `${consumerArn} ${shardId}`;
}
