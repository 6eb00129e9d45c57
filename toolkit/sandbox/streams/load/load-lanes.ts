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

  constructor(
    readonly map: ShardMap,
    hotShare: number,
  ) {
    const hot = map.owner(HOT_KEY);
    this.lanes = map.shards.map((shard) => ({
      shard,
      share: shareOf(shard.description.range) * (1 - hotShare) + (shard === hot ? hotShare : 0),
      remainder: 0,
    }));
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
