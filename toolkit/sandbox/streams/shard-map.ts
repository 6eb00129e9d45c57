import { type HashKey, hashKeyOf, toHashKey } from './hash-key';
import type { Shard } from './shard';

/** Where a record goes by: its partition key, or the hash key that the producer chose. */
export interface Routed {
  readonly partitionKey: string;
  /** Decimal. */
  readonly explicitHashKey?: string;
}

/** The open shards in the order of their ranges, which together cover the key space. */
export class ShardMap {
  static of(shards: Iterable<Shard>): ShardMap {
    const open = [...shards].filter((shard) => shard.isOpen);
    return new ShardMap(open.sort((a, b) => (rangeStart(a) < rangeStart(b) ? -1 : 1)));
  }

  private turn = -1;

  /** @param open in the order of their ranges */
  private constructor(private readonly open: readonly Shard[]) {}

  get shards(): readonly Shard[] {
    return this.open;
  }

  get count(): number {
    return this.open.length;
  }

  /** The map in which a shard has taken over from others. */
  succeed(parents: readonly Shard[], child: Shard): ShardMap {
    const others = this.open.filter((shard) => !parents.includes(shard));
    const place = others.findIndex((shard) => rangeStart(shard) > rangeStart(child));
    others.splice(place < 0 ? others.length : place, 0, child);
    return new ShardMap(others);
  }

  route(record: Routed): Shard {
    const { explicitHashKey } = record;
    return this.owner(explicitHashKey === undefined ? hashKeyOf(record.partitionKey) : toHashKey(explicitHashKey));
  }

  /** Each shard after the other. */
  inTurn(): Shard {
    this.turn = (this.turn + 1) % this.open.length;
    return this.open[this.turn] as Shard;
  }

  owner(key: HashKey): Shard {
    let low = 0;
    let high = this.open.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rangeStart(this.open[middle] as Shard) <= key) low = middle;
      else high = middle - 1;
    }
    return this.open[low] as Shard;
  }
}

function rangeStart(shard: Shard): HashKey {
  return shard.description.range.start;
}
