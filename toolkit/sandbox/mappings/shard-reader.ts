import { AwsError } from '../kernel/aws-error';
import type { Timer } from '../kernel/clock';
import type { ReadResult, ShardCursor, StoredRecord } from '../kernel/services';
import { BatchProcessor } from './batch-processor';
import type { BatchRecord } from './batch-record';
import { PlainBatches, type ShardView } from './batch-source';
import type { RecordOrigin } from './event-text';
import { Lane } from './lane';
import { LaneIntake } from './lane-intake';
import type { MappingEnvironment } from './mapping-environment';
import { PollSchedule } from './poll-schedule';
import { positionAfter, type ShardCheckpoint } from './shard-checkpoint';
import { ShardProgress } from './shard-progress';
import { TumblingWindows } from './tumbling-windows';
import { WindowedBatches } from './windowed-batches';

/** What one read asks for, as much as a shard gives. */
const READ_LIMIT = { records: 10_000, bytes: 10 * 2 ** 20 };

/** Most records of a shard that wait here, when some lanes are slower than others. */
const MOST_UNDER_WAY = 20_000;

export interface ShardListener {
  /** There is something new to keep for the next process. */
  changed(): void;
  /** A batch came back from the function. */
  settled(): void;
  /** Everything in the shard has been processed. */
  ended(): void;
}

/** Reads one shard and sees every record of it through. */
export class ShardReader implements ShardView {
  private readonly origin: RecordOrigin;
  private readonly cursor: ShardCursor;
  private readonly progress: ShardProgress;
  private readonly intake: LaneIntake;
  private readonly polls: PollSchedule;
  private readonly windows: TumblingWindows | undefined;
  private readonly lanes: readonly Lane[];
  private timer: Timer | undefined;
  private atEnd = false;
  private stopped = false;

  constructor(
    private readonly mapping: MappingEnvironment,
    readonly shardId: string,
    private readonly from: ShardCheckpoint,
    private readonly listener: ShardListener,
  ) {
    const { source, target, region } = mapping;
    this.origin = { shardId, sourceArn: source.sourceArn, roleArn: target.roleArn, region };
    this.cursor = source.cursor(shardId, positionAfter(from));
    this.progress = new ShardProgress(from.done);
    this.intake = new LaneIntake(mapping, this.origin, this.progress);
    this.polls = new PollSchedule(source.enhancedFanOut);
    this.windows = this.openWindows();
    this.lanes = Array.from({ length: mapping.settings.parallelizationFactor }, () => this.openLane());
  }

  get ended(): boolean {
    return this.atEnd;
  }

  /** A batch is with the function. */
  get busy(): boolean {
    return this.lanes.some(({ busy }) => busy);
  }

  get checkpoint(): ShardCheckpoint {
    const ended = this.atEnd && this.lanes.every(({ idle }) => idle);
    return { from: this.from.from, done: this.progress.checkpoint, ended, window: this.windows?.saved };
  }

  /** What is still on its way, one line each. */
  get pending(): readonly string[] {
    const name = `${this.shardId} of ${this.mapping.source.streamName}`;
    const target = this.mapping.target.functionName;
    const lines = this.polls.quiet ? [] : [`${name} is not read to its latest record for ${target}`];
    if (this.progress.size > 0) lines.push(`${name} has ${this.progress.size} records under way to ${target}`);
    if (this.windows?.end !== undefined) lines.push(`${name} has a window of ${target} open`);
    return lines;
  }

  start(): void {
    for (const lane of this.lanes) lane.arm();
    this.arm();
  }

  /** Something happened to the stream. */
  signal(): void {
    const isForOthers = this.cursor.pushesInMs === Number.POSITIVE_INFINITY;
    if (!isForOthers && this.polls.signal()) this.arm();
  }

  /** Reads no more and begins no batch; one that is with the function is seen through. */
  stop(): void {
    this.stopped = true;
    this.timer?.cancel();
    this.cursor.close?.();
    for (const lane of this.lanes) lane.stop();
  }

  readOn(): boolean {
    if (!this.polls.quiet) this.read();
    return this.polls.quiet;
  }

  private openWindows(): TumblingWindows | undefined {
    const { settings, options } = this.mapping;
    const { tumblingWindowMs: sizeMs } = settings;
    if (sizeMs === undefined) return undefined;
    return new TumblingWindows({ sizeMs, from: options.windowsFrom }, this.origin, this.from.window);
  }

  private openLane(): Lane {
    const { settings, options } = this.mapping;
    const batches = this.windows
      ? new WindowedBatches(settings, this, this.windows, options.idleWindowMs)
      : new PlainBatches(settings, this);
    return new Lane(this.mapping, batches, new BatchProcessor(this.mapping, this.shardId), (records) =>
      this.settle(records),
    );
  }

  private arm(): void {
    this.timer?.cancel();
    const now = this.mapping.clock.now();
    const due = this.wantsRecords ? this.polls.nextAt(now, this.cursor.pushesInMs) : undefined;
    if (due === undefined) return;
    this.timer = this.mapping.clock.schedule(`poll ${this.shardId}`, due - now, () => this.poll());
  }

  private get wantsRecords(): boolean {
    return (
      !this.stopped && !this.atEnd && this.progress.size < MOST_UNDER_WAY && this.lanes.some(({ hungry }) => hungry)
    );
  }

  private poll(): void {
    this.read();
    for (const lane of this.lanes) lane.arm();
    this.arm();
    this.noticeEnd();
  }

  /** Without effect but to be tried again when the stream does not admit it. */
  private read(): void {
    const now = this.mapping.clock.now();
    try {
      const result = this.cursor.read(READ_LIMIT);
      this.polls.read(now, whatIsLeft(result, this.cursor));
      this.atEnd = result.atShardEnd;
      this.take(result.records);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.polls.refused(now);
    }
  }

  private take(records: readonly StoredRecord[]): void {
    const byLane = this.intake.sort(records);
    this.lanes.forEach((lane, i) => {
      lane.add(byLane[i] ?? []);
    });
    if (records.length > 0) this.listener.changed();
  }

  private settle(records: readonly BatchRecord[]): void {
    this.progress.finish(records);
    this.listener.changed();
    this.arm();
    this.noticeEnd();
    this.listener.settled();
  }

  private noticeEnd(): void {
    if (this.checkpoint.ended) this.listener.ended();
  }
}

/** What is known of the records behind those that were read. */
function whatIsLeft({ records, millisBehindLatest, atShardEnd }: ReadResult, { pushesInMs }: ShardCursor) {
  if (atShardEnd) return { more: false, behind: false };
  if (pushesInMs !== undefined) return { more: Number.isFinite(pushesInMs), behind: Number.isFinite(pushesInMs) };
  return { more: records.length > 0, behind: millisBehindLatest > 0 || records.length === READ_LIMIT.records };
}
