import type { StateStore } from '../kernel/state-store';
import { isAfter } from './record';

/** What goes through the records of a shard at its own pace. */
export type Lane = 'delivery' | 'backup';

/** Objects that wait to be loaded into the warehouse together. */
export interface PendingCopy {
  readonly keys: readonly string[];
  readonly records: number;
  readonly bytes: number;
  /** Arrival of the oldest record. */
  readonly arrival: number;
}

interface SavedState {
  readonly createdAt: number;
  positions: Record<string, Partial<Record<Lane, string>>>;
  copies: readonly PendingCopy[];
}

/** How far a delivery stream has come; every change is on disk when it returns. */
export class DeliveryState {
  private readonly saved: SavedState;
  private readonly key: string;
  private isForgotten = false;

  constructor(
    private readonly store: StateStore,
    deliveryStreamName: string,
    now: number,
  ) {
    this.key = `firehose/${deliveryStreamName}`;
    this.saved = store.read<SavedState>(this.key) ?? { createdAt: now, positions: {}, copies: [] };
    this.save();
  }

  /** When this delivery stream first ran on this data directory: it reads what arrived since. */
  get createdAt(): number {
    return this.saved.createdAt;
  }

  get copies(): readonly PendingCopy[] {
    return this.saved.copies;
  }

  set copies(copies: readonly PendingCopy[]) {
    this.saved.copies = copies;
    this.save();
  }

  /** The last record of a shard that is safe. */
  position(shardId: string, lane: Lane): string | undefined {
    return this.saved.positions[shardId]?.[lane];
  }

  /** Where to read on so that no lane misses a record. */
  readPosition(shardId: string, lanes: readonly Lane[]): string | undefined {
    const positions = lanes.map((lane) => this.position(shardId, lane));
    return positions.reduce((first, next) => {
      if (first === undefined || next === undefined) return undefined;
      return isAfter(first, next) ? next : first;
    });
  }

  /** The last record of a shard that is safe in any lane, also in one that is no more. */
  lastPosition(shardId: string): string | undefined {
    const positions = Object.values(this.saved.positions[shardId] ?? {});
    return positions.reduce<string | undefined>(
      (last, next) => (last === undefined || isAfter(next, last) ? next : last),
      undefined,
    );
  }

  advance(shardId: string, lane: Lane, sequenceNumber: string): void {
    this.saved.positions[shardId] = { ...this.saved.positions[shardId], [lane]: sequenceNumber };
    this.save();
  }

  /** Nothing of this delivery stream is kept any more. */
  forget(): void {
    this.isForgotten = true;
    this.store.remove(this.key);
  }

  private save(): void {
    if (this.isForgotten) return;
    this.store.write(this.key, this.saved);
  }
}
