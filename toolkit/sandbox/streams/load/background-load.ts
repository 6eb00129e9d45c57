import type { Clock, Timer } from '../../kernel/clock';
import { incomingMetrics, type PutSummary, putRecordsMetrics } from '../put-metrics';
import type { Shard } from '../shard';
import type { DataStream } from '../stream';
import type { StreamMetrics } from '../stream-metrics';
import { LoadLanes } from './load-lanes';
import { type LoadCurve, requireRecordBytes } from './load-rate';

const TICK_MS = 1000;

/** Input of a background load. */
export interface LoadOptions {
  /**
   * Part of the load that goes to one hash key, 0 to 1; the rest is spread evenly over the key space.
   * @default 0
   */
  readonly hotShare?: number;
}

export interface LoadTotals {
  readonly records: number;
  readonly bytes: number;
}

/** What a background load works with. */
export interface LoadTarget {
  readonly stream: DataStream;
  readonly clock: Clock;
  readonly metrics: StreamMetrics;
  /** Whether the stream is still there. */
  exists(): boolean;
}

/**
 * Producers that are numbers only. Each second of the sandbox's clock their records are charged to the write limits of the
 * open shards and counted in the metrics as those of one PutRecords, but nothing is stored, so nobody reads it: it shows
 * how scaling and alarms answer to days of traffic without gigabytes of records.
 */
export class BackgroundLoad {
  private admitted: LoadTotals = { records: 0, bytes: 0 };
  private throttled: LoadTotals = { records: 0, bytes: 0 };
  private readonly hotShare: number;
  private lanes: LoadLanes;
  private timer: Timer;

  constructor(
    private readonly target: LoadTarget,
    private readonly curve: LoadCurve,
    { hotShare = 0 }: LoadOptions,
  ) {
    if (!(hotShare >= 0 && hotShare <= 1)) throw new Error(`load: hotShare must be 0 to 1, got ${hotShare}`);
    requireRecordBytes(curve(target.clock.now()), target.stream.largestRecord);
    this.hotShare = hotShare;
    this.lanes = new LoadLanes(target.stream.shards.open, hotShare);
    this.timer = this.scheduleTick(0);
  }

  /** What the shards have let through. */
  get accepted(): LoadTotals {
    return this.admitted;
  }

  /** What the shards have throttled; it is not tried again. */
  get refused(): LoadTotals {
    return this.throttled;
  }

  /** Ends the load. */
  stop(): void {
    this.timer.cancel();
  }

  private scheduleTick(delayMs: number): Timer {
    const { clock, stream } = this.target;
    return clock.schedule(`background load of ${stream.name}`, delayMs, () => this.tick());
  }

  /** Puts what belongs to the second that begins. */
  private tick(): void {
    if (!this.target.exists()) return;
    this.timer = this.scheduleTick(TICK_MS);
    const { stream, clock } = this.target;
    const rate = this.curve(clock.now());
    const recordBytes = requireRecordBytes(rate, stream.largestRecord);
    if (rate.recordsPerSecond > 0) this.put(rate.recordsPerSecond, recordBytes);
  }

  private put(records: number, recordBytes: number): void {
    const { stream, metrics } = this.target;
    const open = stream.shards.open;
    if (open !== this.lanes.map) this.lanes = new LoadLanes(open, this.hotShare);
    let total: PutSummary = { records: 0, bytes: 0, throttled: 0 };
    this.lanes.divide(records, (shard, share) => {
      total = sum(total, this.putToShard(shard, share, recordBytes));
    });
    metrics.put(stream, { ...incomingMetrics(total), ...putRecordsMetrics(total) });
    this.admitted = plus(this.admitted, total.records, recordBytes);
    this.throttled = plus(this.throttled, total.throttled, recordBytes);
  }

  private putToShard(shard: Shard, count: number, recordBytes: number): PutSummary {
    const { stream, metrics } = this.target;
    const records = stream.admission.writeMany(shard, count, recordBytes);
    const summary = { records, bytes: Math.round(records * recordBytes), throttled: count - records };
    if (count > 0) metrics.putForShard(stream, shard, incomingMetrics(summary));
    return summary;
  }
}

function sum(a: PutSummary, b: PutSummary): PutSummary {
  return { records: a.records + b.records, bytes: a.bytes + b.bytes, throttled: a.throttled + b.throttled };
}

function plus(totals: LoadTotals, records: number, recordBytes: number): LoadTotals {
  return { records: totals.records + records, bytes: totals.bytes + Math.round(records * recordBytes) };
}
