/** Kinesis is quickest at multiples of 25 %; it at most doubles and at most halves. */
const QUARTERS_UP = [5, 6, 7, 8];
const QUARTERS_DOWN = [3, 2];

/** More shards, the nearest count first. */
export function largerCounts(openShards: number): number[] {
  return counts(openShards, QUARTERS_UP);
}

/** Fewer shards, the nearest count first; none for a single shard. */
export function smallerCounts(openShards: number): number[] {
  return counts(openShards, QUARTERS_DOWN);
}

function counts(openShards: number, quarters: readonly number[]): number[] {
  return quarters.map((quarter) => Math.ceil((openShards * quarter) / 4)).filter((count) => count !== openShards);
}
