import type { Timer } from '../kernel/clock';
import type { ShardPosition } from '../kernel/services';
import type { StateStore } from '../kernel/state-store';
import type { MappingEnvironment } from './mapping-environment';
import { readableShards } from './shard-ancestry';
import type { ShardCheckpoint } from './shard-checkpoint';
import { ShardReader } from './shard-reader';

/** What is kept of a mapping for the next process. */
interface MappingState {
  readonly shards: Readonly<Record<string, ShardCheckpoint>>;
}

/** How often progress is written down. What was done since then is done again after a crash. */
const CHECKPOINT_INTERVAL_MS = 1000;

/** Reads all shards of a stream for one function, parents before their children. */
export class EventSourceMapping {
  private readonly readers = new Map<string, ShardReader>();
  private readonly checkpoints = new Map<string, ShardCheckpoint>();
  private saving: Timer | undefined;
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly environment: MappingEnvironment,
    private readonly state: StateStore,
  ) {}

  start(): void {
    const { source } = this.environment;
    if (!this.restore()) this.begin();
    this.stopListening = source.onActivity(() => this.notice());
    this.openReaders();
    this.save();
  }

  pending(): readonly string[] {
    return [...this.readers.values()].flatMap((reader) => reader.pending);
  }

  close(): void {
    if (this.stopListening === undefined) return;
    this.stopListening();
    for (const reader of this.readers.values()) reader.stop();
    this.saving?.cancel();
    this.save();
  }

  private restore(): boolean {
    const saved = this.state.read<MappingState>(this.stateKey);
    for (const [shardId, checkpoint] of Object.entries(saved?.shards ?? {})) this.checkpoints.set(shardId, checkpoint);
    return saved !== undefined;
  }

  /** The first start of all: the starting position is that of the shards there are now. */
  private begin(): void {
    const { source, settings, clock } = this.environment;
    const { startingPosition } = settings;
    // The latest record of a moment is one that arrives after it, also for a process that starts later.
    const latest: ShardPosition = { type: 'AT_TIMESTAMP', timestamp: clock.now() };
    const from = startingPosition.type === 'LATEST' ? latest : startingPosition;
    for (const { shardId } of source.shards()) this.checkpoints.set(shardId, { from });
  }

  private notice(): void {
    this.openReaders();
    for (const reader of this.readers.values()) reader.signal();
  }

  private openReaders(): void {
    const isEnded = (shardId: string) => this.checkpoints.get(shardId)?.ended === true;
    for (const shardId of readableShards(this.environment.source.shards(), isEnded)) {
      if (!this.readers.has(shardId)) this.open(shardId);
    }
  }

  private open(shardId: string): void {
    const checkpoint = this.checkpoints.get(shardId) ?? { from: { type: 'TRIM_HORIZON' } };
    const reader = new ShardReader(this.environment, shardId, checkpoint, {
      changed: () => this.saveSoon(),
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

  private saveSoon(): void {
    this.saving ??= this.environment.clock.schedule('save checkpoints', CHECKPOINT_INTERVAL_MS, () => {
      this.saving = undefined;
      this.save();
    });
  }

  private save(): void {
    for (const [shardId, reader] of this.readers) this.checkpoints.set(shardId, reader.checkpoint);
    const state: MappingState = { shards: Object.fromEntries(this.checkpoints) };
    this.state.write(this.stateKey, state);
  }

  private get stateKey(): string {
    return `mappings/${this.environment.id}`;
  }
}
