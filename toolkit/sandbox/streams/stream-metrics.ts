import type { MetricService } from '../kernel/services';
import type { Shard } from './shard';
import type { DataStream } from './stream';

const NAMESPACE = 'AWS/Kinesis';
const UNITS: readonly (readonly [suffix: string, unit: string])[] = [
  ['Bytes', 'Bytes'],
  ['Milliseconds', 'Milliseconds'],
  ['MillisBehindLatest', 'Milliseconds'],
  ['Latency', 'Milliseconds'],
];

export type MetricValues = Readonly<Record<string, number>>;

/** Puts the metrics of the service: once a call, however many records it carries. */
export class StreamMetrics {
  constructor(private readonly metrics: MetricService) {}

  put(stream: DataStream, values: MetricValues): void {
    this.putAll({ StreamName: stream.name }, values);
  }

  putForConsumer(stream: DataStream, consumerName: string, values: MetricValues): void {
    this.putAll({ StreamName: stream.name, ConsumerName: consumerName }, values);
  }

  /** Those of the shard-level metrics that are enabled. */
  putForShard(stream: DataStream, shard: Shard, values: MetricValues): void {
    const enabled = Object.entries(values).filter(([name]) => stream.settings.shardLevelMetrics.includes(name));
    this.putAll({ StreamName: stream.name, ShardId: shard.id }, Object.fromEntries(enabled));
  }

  private putAll(dimensions: Readonly<Record<string, string>>, values: MetricValues): void {
    for (const [name, value] of Object.entries(values)) {
      this.metrics.put({ namespace: NAMESPACE, name, dimensions, value, unit: unitOf(name) });
    }
  }
}

function unitOf(name: string): string {
  return UNITS.find(([suffix]) => name.endsWith(suffix))?.[1] ?? 'Count';
}
