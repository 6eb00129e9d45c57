import { incomingMetrics, type PutSummary, putRecordsMetrics } from '../put-metrics';
import type { Shard } from '../shard';
import type { DataStream } from '../stream';
import type { StreamMetrics } from '../stream-metrics';

type Counts = { -readonly [Name in Exclude<keyof PutSummary, 'failed'>]: number };

/** Gathers what became of a load, shard by shard, until it is counted in the metrics. */
export class LoadReport {
  private readonly shards = new Map<Shard, Counts>();

  constructor(
    private readonly stream: DataStream,
    private readonly metrics: StreamMetrics,
  ) {}

  add(shard: Shard, records: number, bytes: number, throttled: number): void {
    const counts = this.shards.get(shard) ?? noCounts();
    this.shards.set(shard, counts);
    counts.records += records;
    counts.bytes += bytes;
    counts.throttled += throttled;
  }

  /** Counts what was gathered, as one call of PutRecords. */
  flush(): void {
    if (this.shards.size === 0) return;
    const total = noCounts();
    for (const [shard, counts] of this.shards) {
      this.metrics.putForShard(this.stream, shard, incomingMetrics(counts));
      total.records += counts.records;
      total.bytes += counts.bytes;
      total.throttled += counts.throttled;
    }
    this.metrics.put(this.stream, { ...incomingMetrics(total), ...putRecordsMetrics({ ...total, failed: 0 }) });
    this.shards.clear();
  }
}

function noCounts(): Counts {
  return { records: 0, bytes: 0, throttled: 0 };
}
