import { hashKeyOf, shareOf } from '../hash-key';
import type { Shard } from '../shard';
import type { ShardMap } from '../shard-map';

const HOT_KEY = hashKeyOf('hot');

interface Lane {
  readonly shard: Shard;
  /** Part of all records that is for this shard. */
  readonly share: number;
  /** What is left of a record after a whole number of them. */
  remainder: number;
}

/** Divides records among the open shards: evenly over the key space, but for a part that goes to one hash key. */
export class LoadLanes {
  private readonly lanes: readonly Lane[];

  /** @param hotShare undefined when the stream distributes records by itself, whatever their keys */
  constructor(
    private readonly map: ShardMap,
    private readonly hotShare: number | undefined,
  ) {
    this.lanes = map.shards.map((shard) => ({ shard, share: shareFor(shard, map, hotShare), remainder: 0 }));
  }

  isFor(map: ShardMap, hotShare: number | undefined): boolean {
    return this.map === map && this.hotShare === hotShare;
  }

  /** Calls back for each shard that gets a whole number of records; what is left of one waits for the next time. */
  divide(records: number, give: (shard: Shard, records: number) => void): void {
    for (const lane of this.lanes) {
      const due = lane.remainder + records * lane.share;
      const whole = Math.floor(due);
      lane.remainder = due - whole;
      if (whole > 0) give(lane.shard, whole);
    }
  }
}

function shareFor(shard: Shard, map: ShardMap, hotShare: number | undefined): number {
  if (hotShare === undefined) return 1 / map.count;
  const even = shareOf(shard.description.range) * (1 - hotShare);
  return shard === map.owner(HOT_KEY) ? even + hotShare : even;
}
