import { AwsError } from '../../kernel/aws-error';
import type { Clock, Timer } from '../../kernel/clock';
import type { ReadResult, ShardCursor } from '../../kernel/services';
import type { DeliveryMetrics } from '../delivery-metrics';
import { sumOf } from '../record';
import type { ShardPipeline } from '../shard-pipeline';
import { sourceRecords } from './source-records';

export interface ShardReaderParts {
  readonly clock: Clock;
  readonly metrics: DeliveryMetrics;
  /** Name of the delivery stream, for the clock. */
  readonly name: string;
  readonly shardId: string;
  readonly cursor: ShardCursor;
  readonly pipeline: ShardPipeline;
  onEnd(): void;
}

/** The service reads each shard once a second, and leaves room for other readers when it is throttled. */
const POLL_INTERVAL_MS = 1_000;
const THROTTLED_INTERVAL_MS = 2_000;
const READ_LIMIT = { records: 10_000, bytes: 10 * 1024 * 1024 };

/** Reads one shard to its end, as a reader of its shared throughput. */
export class ShardReader {
  private poll: Timer | undefined;
  private nextPollAt = 0;
  private ended = false;
  private isPaused = false;

  constructor(private readonly parts: ShardReaderParts) {}

  get hasEnded(): boolean {
    return this.ended;
  }

  get isReading(): boolean {
    return this.poll !== undefined || this.isPaused;
  }

  /** There may be something to read, or room for it. */
  wake(): void {
    if (this.ended || this.poll !== undefined) return;
    const { clock, name, shardId } = this.parts;
    const delay = Math.max(0, this.nextPollAt - clock.now());
    this.poll = clock.schedule(`read ${shardId} for ${name}`, delay, () => this.read());
  }

  /** Room has been made in the pipeline. */
  resume(): void {
    if (this.isPaused) this.wake();
  }

  stop(): void {
    this.poll?.cancel();
    this.ended = true;
  }

  private read(): void {
    const { clock, pipeline } = this.parts;
    this.poll = undefined;
    this.isPaused = pipeline.isFull;
    if (this.isPaused) return;
    const result = this.tryRead();
    this.nextPollAt = clock.now() + (result === undefined ? THROTTLED_INTERVAL_MS : POLL_INTERVAL_MS);
    if (result !== undefined) this.take(result);
    if (result?.atShardEnd) this.end();
    else if (result === undefined || result.millisBehindLatest > 0) this.wake();
  }

  private tryRead(): ReadResult | undefined {
    const { cursor, metrics } = this.parts;
    try {
      const result = cursor.read(READ_LIMIT);
      metrics.put('ThrottledGetRecords', 0);
      return result;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      metrics.put('ThrottledGetRecords', error.code === 'ProvisionedThroughputExceededException' ? 1 : 0);
      if (error.code === 'KMSAccessDeniedException') metrics.put('KMSKeyAccessDenied', 1);
      return undefined;
    }
  }

  private take({ records, millisBehindLatest }: ReadResult): void {
    const { metrics, pipeline, shardId } = this.parts;
    const bytes = sumOf(records, ({ data }) => data.length);
    metrics.putRecords('DataReadFromKinesisStream', records.length, bytes);
    metrics.put('KinesisMillisBehindLatest', millisBehindLatest, 'Milliseconds');
    pipeline.accept(records.flatMap((record) => sourceRecords(shardId, record)));
  }

  private end(): void {
    this.ended = true;
    this.parts.onEnd();
  }
}
