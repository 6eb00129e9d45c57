import { isDeepStrictEqual } from 'node:util';
import type { Timer } from '../kernel/clock';
import { PermittedStart } from '../kernel/permitted-start';
import type { ShardPosition } from '../kernel/services';
import type { StateStore } from '../kernel/state-store';
import type { MappingEnvironment } from './mapping-environment';
import { readingPermissions } from './reading-permissions';
import { readableShards } from './shard-ancestry';
import type { ShardCheckpoint } from './shard-checkpoint';
import { ShardReader } from './shard-reader';

/** What is kept of a mapping for the next process. */
interface PollerState {
  readonly shards: Readonly<Record<string, ShardCheckpoint>>;
}

/** How often progress is written down. What was done since then is done again after a crash. */
const CHECKPOINT_INTERVAL_MS = 1000;

/** Reads all shards of a stream for one function, parents before their children. */
export class StreamPoller {
  private readonly readers = new Map<string, ShardReader>();
  private readonly checkpoints = new Map<string, ShardCheckpoint>();
  private readonly beginning: PermittedStart;
  private saved: PollerState | undefined;
  private saving: Timer | undefined;
  private stopListening: (() => void) | undefined;
  private stopped = false;
  private whenIdle: (() => void) | undefined;

  constructor(
    private readonly environment: MappingEnvironment,
    private readonly state: StateStore,
  ) {
    const { clock, id, identity, source } = environment;
    this.beginning = new PermittedStart(clock, `event source mapping ${id}`, identity, readingPermissions(source));
  }

  start(): void {
    this.beginning.when(() => {
      if (!this.restore()) this.begin();
      this.stopListening = this.environment.source.onActivity(() => this.notice());
      this.openReaders();
      this.save();
    });
    if (this.beginning.denial !== undefined)
      this.environment.lastResult.noteUnreadable(this.environment.source.streamArn);
  }

  pending(): readonly string[] {
    const { source, target } = this.environment;
    const { denial } = this.beginning;
    if (denial !== undefined) return [`${source.streamName} is not read for ${target.functionName}: ${denial.message}`];
    return [...this.readers.values()].flatMap((reader) => reader.pending);
  }

  /** Begins nothing any more, and calls back when the batches that are with the function have come back. */
  stop(whenIdle: () => void): void {
    this.whenIdle = whenIdle;
    this.halt();
    this.noticeIdle();
  }

  /** Leaves everything as it is, for the next process. */
  close(): void {
    this.halt();
    this.save();
  }

  private halt(): void {
    this.stopped = true;
    this.beginning.stop();
    this.stopListening?.();
    for (const reader of this.readers.values()) reader.stop();
  }

  private restore(): boolean {
    const saved = this.state.read<PollerState | null>(pollerKey(this.environment.id));
    for (const [shardId, checkpoint] of Object.entries(saved?.shards ?? {})) this.checkpoints.set(shardId, checkpoint);
    return saved !== undefined && saved !== null;
  }

  /** The first start of all: the starting position is that of the shards there are now. */
  private begin(): void {
    const { source, settings } = this.environment;
    const from = this.lasting(settings.startingPosition);
    for (const { shardId } of source.shards()) this.checkpoints.set(shardId, { from });
  }

  /** The latest record of a moment is one that arrives after it, also for a process that starts later. */
  private lasting(position: ShardPosition): ShardPosition {
    return position.type === 'LATEST' ? { type: 'AT_TIMESTAMP', timestamp: this.environment.clock.now() } : position;
  }

  private notice(): void {
    this.openReaders();
    for (const reader of this.readers.values()) reader.signal();
  }

  private openReaders(): void {
    if (this.stopped) return;
    const isEnded = (shardId: string) => this.checkpoints.get(shardId)?.ended === true;
    for (const shardId of readableShards(this.environment.source.shards(), isEnded)) {
      if (!this.readers.has(shardId)) this.open(shardId);
    }
  }

  private open(shardId: string): void {
    const { childShardsFrom } = this.environment.options;
    const checkpoint = this.checkpoints.get(shardId) ?? { from: this.lasting({ type: childShardsFrom }) };
    const reader = new ShardReader(this.environment, shardId, checkpoint, {
      changed: () => this.saveSoon(),
      settled: () => this.noticeIdle(),
      ended: () => this.finish(reader),
    });
    this.readers.set(shardId, reader);
    reader.start();
  }

  private finish(reader: ShardReader): void {
    this.readers.delete(reader.shardId);
    reader.stop();
    this.checkpoints.set(reader.shardId, reader.checkpoint);
    this.openReaders();
    this.saveSoon();
  }

  private noticeIdle(): void {
    if (this.whenIdle === undefined || [...this.readers.values()].some(({ busy }) => busy)) return;
    this.save();
    this.whenIdle();
    this.whenIdle = undefined;
  }

  private saveSoon(): void {
    this.saving ??= this.environment.clock.schedule('save checkpoints', CHECKPOINT_INTERVAL_MS, () => this.save());
  }

  private save(): void {
    this.saving?.cancel();
    this.saving = undefined;
    if (this.beginning.denial !== undefined) return;
    for (const [shardId, reader] of this.readers) this.checkpoints.set(shardId, reader.checkpoint);
    const state: PollerState = { shards: Object.fromEntries(this.checkpoints) };
    if (isDeepStrictEqual(state, this.saved)) return;
    this.state.write(pollerKey(this.environment.id), state);
    this.saved = state;
  }
}

/** A mapping of this id begins anew. */
export function forgetProgress(id: string, state: StateStore): void {
  state.write(pollerKey(id), null);
}

function pollerKey(id: string): string {
  return `mappings/${id}`;
}
