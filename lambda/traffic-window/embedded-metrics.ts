import { TRAFFIC_METRICS, type TrafficMetric } from './traffic';

export interface MetricsSource {
  readonly namespace: string;
  readonly streamName: string;
  readonly shardId: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** One log line in CloudWatch's embedded metric format. The shard is no dimension, so that the sums of all shards add up. */
export function embeddedMetrics(metrics: Record<TrafficMetric, number>, source: MetricsSource): object {
  const definitions = Object.entries(TRAFFIC_METRICS).map(([Name, Unit]) => ({ Name, Unit }));
  return {
    _aws: {
      Timestamp: source.timestamp,
      CloudWatchMetrics: [{ Namespace: source.namespace, Dimensions: [['StreamName']], Metrics: definitions }],
    },
    StreamName: source.streamName,
    ShardId: source.shardId,
    ...metrics,
  };
}
