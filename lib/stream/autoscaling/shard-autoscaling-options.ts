import { Duration } from 'aws-cdk-lib/core';
import { type Owner, requireDuration, requireMetricNamespace, requireRange } from '../../private/validation';

/** UpdateShardCount leads to no more. */
const MAX_SHARDS = 10_000;

/** Between which shard counts a stream is scaled, and how eagerly. */
export interface ShardAutoscalingOptions {
  /**
   * The fewest shards, however little is written: 1 to 10,000.
   *
   * @default 1
   */
  readonly minShards?: number;

  /**
   * The most shards, however much is written: `minShards` to 10,000. Changes of the shard count are kept in hand to get
   * here by doubling at any moment, so a maximum far above the traffic makes scaling in rarer.
   *
   * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html
   */
  readonly maxShards: number;

  /**
   * Percentage of the shards' write capacity above which shards are added: 10 to 90. What is above it is for growth
   * while shards are added, for peaks within a minute, and for keys that are spread unevenly.
   *
   * @default 80
   */
  readonly targetUtilizationPercent?: number;

  /**
   * How long the shard count stays as it is before shards are removed: 1 to 1,440 whole minutes. Adding shards never
   * waits.
   *
   * @default Duration.minutes(30)
   */
  readonly scaleInCooldown?: Duration;

  /**
   * Namespace of the metrics about scaling: 1 to 255 letters, digits and `._-/#:`, not beginning with `AWS/`.
   *
   * @default 'KinesisPipelines'
   */
  readonly metricNamespace?: string;
}

/** Throws unless Kinesis can do what is asked for. */
export function requireShardAutoscaling(owner: Owner, options: ShardAutoscalingOptions): void {
  requireRange(owner, 'minShards', options.minShards, 1, MAX_SHARDS);
  requireRange(owner, 'maxShards', options.maxShards, options.minShards ?? 1, MAX_SHARDS);
  requireRange(owner, 'targetUtilizationPercent', options.targetUtilizationPercent, 10, 90);
  requireDuration(owner, 'scaleInCooldown', options.scaleInCooldown, Duration.minutes(1), Duration.minutes(1_440));
  requireMetricNamespace(owner, options.metricNamespace);
}
