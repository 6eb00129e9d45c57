import type { Timer } from '../../kernel/clock';
import type { SandboxContext } from '../../kernel/context';
import type { StreamSource } from '../../kernel/services';
import type { SqlStatement } from '../engine/engine-request';
import { refreshStatements } from './refresh-statements';
import { ShardCursors } from './shard-cursors';
import type { StreamingView } from './streaming-view';

/** A view that refreshes by itself is seconds behind its stream. */
const REFRESH_INTERVAL_MS = 10_000;
const READ_INTERVAL_MS = 1_000;

export interface ViewRefresherParts {
  readonly context: SandboxContext;
  readonly view: StreamingView;
  readonly stream: StreamSource;
  /** Asks whether the stream may be read. @throws AwsError */
  requireAccess(): void;
  /** Where the view was in each shard when it was last open. */
  readonly positions: ReadonlyMap<string, string>;
  /** Runs statements as the administrator, all or none. */
  run(statements: readonly SqlStatement[]): Promise<unknown>;
}

/** Keeps one view up with its stream. */
export class ViewRefresher {
  private cursors: ShardCursors;
  private readonly stopListening: (() => void) | undefined;
  private timer: Timer | undefined;
  private isBehind = false;
  private last: Promise<void> = Promise.resolve();
  private readonly reached: Map<string, string>;

  constructor(private readonly parts: ViewRefresherParts) {
    this.reached = new Map(parts.positions);
    this.cursors = new ShardCursors(parts.stream, this.reached);
    if (!parts.view.refreshesItself) return;
    this.stopListening = parts.stream.onActivity(() => this.schedule(REFRESH_INTERVAL_MS));
    this.schedule(REFRESH_INTERVAL_MS);
  }

  get pending(): readonly string[] {
    return this.timer === undefined ? [] : [`view ${this.parts.view.name} reads ${this.parts.view.streamName}`];
  }

  /** Adds what has come since the last time. @throws DatabaseError, and the view stays where it was */
  refresh(): Promise<void> {
    const refreshed = this.last.then(() => this.readOn());
    this.last = refreshed.catch(() => undefined);
    return refreshed;
  }

  stop(): void {
    this.stopListening?.();
    this.timer?.cancel();
    this.timer = undefined;
  }

  private async readOn(): Promise<void> {
    const { context, view, run, requireAccess } = this.parts;
    requireAccess();
    const { records, isBehind } = this.cursors.read();
    this.isBehind = isBehind;
    if (records.length === 0) return;
    try {
      await run(refreshStatements(view, records, context.clock.now()));
    } catch (error) {
      this.cursors = new ShardCursors(this.parts.stream, this.reached);
      throw error;
    }
    for (const { shardId, sequenceNumber } of records) this.reached.set(shardId, sequenceNumber);
  }

  private schedule(delayMs: number): void {
    const { context, view } = this.parts;
    this.timer ??= context.clock.schedule(`refresh ${view.name}`, delayMs, () => this.refreshByItself());
  }

  /** One that fails is tried again when there is more to read. */
  private async refreshByItself(): Promise<void> {
    const { context, view } = this.parts;
    this.timer = undefined;
    try {
      await this.refresh();
    } catch (error) {
      this.isBehind = false;
      const message = `view ${view.name} cannot be refreshed: ${(error as Error).message}`;
      context.events.emit({ type: 'warning', message });
    }
    if (this.isBehind) this.schedule(READ_INTERVAL_MS);
  }
}
