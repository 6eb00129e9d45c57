import type { HashKeyRange } from './hash-key';
import { Shard, type ShardDescription, type ShardPlace } from './shard';
import { ShardMap } from './shard-map';

/** The shards of a stream, open and closed, parents before children. */
export class ShardTable {
  private readonly shards = new Map<string, Shard>();
  private nextIndex = 0;
  private routes: ShardMap;

  constructor(
    descriptions: readonly ShardDescription[],
    private readonly place: ShardPlace,
    private largestRecord: number,
  ) {
    for (const description of descriptions) this.add(description);
    this.routes = ShardMap.of(this.all);
  }

  get all(): readonly Shard[] {
    return [...this.shards.values()];
  }

  /** The open shards. */
  get open(): ShardMap {
    return this.routes;
  }

  get descriptions(): readonly ShardDescription[] {
    return this.all.map((shard) => shard.description);
  }

  find(id: string): Shard | undefined {
    return this.shards.get(id);
  }

  /** Closes the parents and opens a shard that takes over from them. */
  succeed(parents: readonly Shard[], range: HashKeyRange, now: number): Shard {
    for (const parent of parents) if (parent.isOpen) parent.end(now);
    const child = this.add({
      index: this.nextIndex,
      range,
      parentShardIds: parents.map((parent) => parent.id),
      createdAt: now,
    });
    this.routes = this.routes.succeed(parents, child);
    return child;
  }

  /** Drops records older than the horizon, and the shards that were closed before it. Returns whether any shard went. */
  trim(horizon: number): boolean {
    const before = this.shards.size;
    for (const shard of this.all) {
      shard.trim(horizon);
      if ((shard.description.closedAt ?? horizon) < horizon) this.expire(shard);
    }
    return this.shards.size < before;
  }

  allowRecords(largestRecord: number): void {
    this.largestRecord = largestRecord;
    for (const shard of this.all) shard.writes.allowBurst(largestRecord);
  }

  close(): void {
    for (const shard of this.all) shard.close();
  }

  remove(): void {
    for (const shard of this.all) shard.remove();
  }

  private add(description: ShardDescription): Shard {
    const shard = new Shard(description, this.place);
    shard.writes.allowBurst(this.largestRecord);
    this.shards.set(shard.id, shard);
    this.nextIndex = Math.max(this.nextIndex, description.index + 1);
    return shard;
  }

  private expire(shard: Shard): void {
    shard.remove();
    this.shards.delete(shard.id);
  }
}
