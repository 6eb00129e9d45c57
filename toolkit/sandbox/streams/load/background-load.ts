import type { Clock, Timer } from '../../kernel/clock';
import type { Shard } from '../shard';
import type { DataStream } from '../stream';
import type { StreamMetrics } from '../stream-metrics';
import { LoadLanes } from './load-lanes';
import { type LoadCurve, requireRecordBytes } from './load-rate';
import { LoadReport } from './load-report';

const TICK_MS = 1000;
/** The finest period that metrics are kept in. */
const REPORT_MS = 10_000;

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
 * open shards; every ten seconds they are counted in the metrics. Nothing is stored, so nobody reads it: it shows how
 * scaling and alarms answer to days of traffic without gigabytes of records.
 */
export class BackgroundLoad {
  private admitted: LoadTotals = { records: 0, bytes: 0 };
  private lost: LoadTotals = { records: 0, bytes: 0 };
  private readonly hotShare: number;
  private readonly report: LoadReport;
  private lanes: LoadLanes | undefined;
  private timer: Timer;

  constructor(
    private readonly target: LoadTarget,
    private readonly curve: LoadCurve,
    { hotShare = 0 }: LoadOptions,
  ) {
    if (!(hotShare >= 0 && hotShare <= 1)) throw new Error(`load: hotShare must be 0 to 1, got ${hotShare}`);
    requireRecordBytes(curve(target.clock.now()), target.stream.largestRecord);
    this.hotShare = hotShare;
    this.report = new LoadReport(target.stream, target.metrics);
    this.timer = this.scheduleTick(0);
  }

  /** What the shards have let through. */
  get accepted(): LoadTotals {
    return this.admitted;
  }

  /** What was throttled, or could not be encrypted; it is not tried again. */
  get refused(): LoadTotals {
    return this.lost;
  }

  /** Ends the load. */
  stop(): void {
    this.timer.cancel();
    this.report.flush();
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
    if (clock.now() % REPORT_MS >= REPORT_MS - TICK_MS) this.report.flush();
  }

  private put(records: number, recordBytes: number): void {
    const { shards, settings } = this.target.stream;
    const hotShare = settings.recordDistribution === 'AUTO' ? undefined : this.hotShare;
    if (!this.lanes?.isFor(shards.open, hotShare)) this.lanes = new LoadLanes(shards.open, hotShare);
    this.lanes.divide(records, (shard, share) => this.putToShard(shard, share, recordBytes));
  }

  private putToShard(shard: Shard, records: number, recordBytes: number): void {
    const { stream } = this.target;
    const isEncrypted = stream.keyFailure() === undefined;
    const admitted = isEncrypted ? stream.admission.writeMany(shard, records, recordBytes) : 0;
    const bytes = Math.round(admitted * recordBytes);
    const lost = records - admitted;
    this.admitted = { records: this.admitted.records + admitted, bytes: this.admitted.bytes + bytes };
    this.lost = { records: this.lost.records + lost, bytes: this.lost.bytes + Math.round(lost * recordBytes) };
    stream.countWrites(shard, admitted, bytes);
    this.report.add(shard, admitted, bytes, isEncrypted ? lost : 0);
  }
}
