import type { Settings } from '../../../lambda/shard-autoscaler/charge';
import { decide } from '../../../lambda/shard-autoscaler/decide';
import { neededShards } from '../../../lambda/shard-autoscaler/demand';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const BYTES_PER_SHARD_MINUTE = 60 * 1_048_576;
const RECORD_BYTES = 25_000;
/** How long Kinesis reshards, and how late CloudWatch shows a minute. */
const RESHARDING_MINUTES = 3;
const METRIC_DELAY_MINUTES = 1;
const DEMAND_MINUTES = 35;

/** The writes of a minute, in shards that they fill. */
export type Load = (minute: number) => number;

export interface Simulation {
  /** Part of the writes that was refused. */
  readonly refused: number;
  /** Minutes in which any was. */
  readonly refusedMinutes: readonly number[];
  readonly averageShards: number;
  /** Open shards at the end of each minute. */
  readonly shards: readonly number[];
  /** Most changes within any 24 hours. */
  readonly mostChanges: number;
}

/** Lets the autoscaler look at a stream every minute. Shards count for writes when they have been opened, for cost at once. */
export function simulate(load: Load, minutes: number, initialShards: number, settings: Settings): Simulation {
  const needed: number[] = [];
  const changes: number[] = [];
  const shards: number[] = [];
  const refused: number[] = [];
  let open = initialShards;
  let target = initialShards;
  let settledAt = 0;
  for (let minute = 0; minute < minutes; minute++) {
    if (minute >= settledAt) open = target;
    const accepted = Math.min(load(minute), open, target);
    refused.push(load(minute) - accepted);
    needed.push(neededShards(writesOf(accepted, load(minute) - accepted)));
    if (minute >= settledAt) {
      const now = minute * MINUTE_MS;
      const seen = needed.slice(-DEMAND_MINUTES - METRIC_DELAY_MINUTES, -METRIC_DELAY_MINUTES);
      target = decide({ now, openShards: open, floor: 0, needed: seen, createdAt: 0, changes }, settings).target;
      if (target !== open) {
        changes.push(now);
        settledAt = minute + RESHARDING_MINUTES;
      }
    }
    shards.push(Math.max(open, target));
  }
  const total = needed.map((_, minute) => load(minute)).reduce((sum, writes) => sum + writes, 0);
  return {
    refused: refused.reduce((sum, writes) => sum + writes, 0) / total,
    refusedMinutes: refused.flatMap((writes, minute) => (writes > 0 ? [minute] : [])),
    averageShards: shards.reduce((sum, count) => sum + count, 0) / minutes,
    shards,
    mostChanges: Math.max(
      0,
      ...changes.map((end) => changes.filter((time) => time > end - DAY_MS && time <= end).length),
    ),
  };
}

function writesOf(accepted: number, refused: number) {
  const recordsPerShard = BYTES_PER_SHARD_MINUTE / RECORD_BYTES;
  return {
    bytes: accepted * BYTES_PER_SHARD_MINUTE,
    records: accepted * recordsPerShard,
    refused: refused * recordsPerShard,
  };
}
