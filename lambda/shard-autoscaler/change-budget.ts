const CHANGES_PER_DAY = 10;
/** A change is remembered by the minute it was called for, and Kinesis counts from when it was made. */
const MARGIN_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000 + MARGIN_MS;

/** The changes of the shard count that Kinesis still makes within its rolling 24 hours. */
export function changesLeft(changes: readonly number[], now: number): number {
  return Math.max(0, CHANGES_PER_DAY - changes.filter((time) => time > now - DAY_MS).length);
}

/** Whether doubling leads from one count to the other within so many changes. */
export function canReach(to: number, from: number, changes: number): boolean {
  return changes >= 0 && from * 2 ** changes >= to;
}
