import type { StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { Construct } from 'constructs';
import type { ShardAutoscaler } from './autoscaling/shard-autoscaler';
import type { IDataStream } from './data-stream-interface';

/** What a stream is made with. */
export interface StreamCapacityConfig {
  readonly streamMode: StreamMode;

  /** Shards at creation, which may be known only at deployment; none on demand. */
  readonly shardCount?: number;

  /** MiB per second which an on-demand stream takes from the start. */
  readonly warmThroughput?: number;

  /** Enhanced fan-out consumers which the stream can have, where it is not the usual 20. */
  readonly maxConsumers?: number;

  /** Name of the stream where the user gave none, for a plan that must know it before the stream exists. */
  readonly streamName?: string;
}

/**
 * One way of scaling, which `StreamCapacity` hands out. It is called twice by each stream that is given it, so it keeps
 * nothing of a stream in itself.
 */
export interface CapacityPlan {
  readonly streamMode: StreamMode;

  /** Shards, where their number is the user's; may be a token. */
  readonly shardCount?: number;

  /**
   * Called before the stream is made.
   *
   * @param scope The data stream, still without its stream; what the plan creates goes under it, with ids of its own.
   * @param streamName The name the user gave, which stands whatever name the plan returns.
   */
  bind(scope: Construct, streamName?: string): StreamCapacityConfig;

  /**
   * Called at the end of the stream's constructor, when stream, key and retention period are there.
   *
   * @param stream The finished stream, whose `Resource` child is aws-cdk's `Stream`.
   * @returns what scales the stream, if anything does
   */
  attach?(stream: IDataStream): ShardAutoscaler;
}
