/**
 * AWS does not document how long a mapping waits before it tries a batch again. Observed: about 220 ms before the second
 * attempt, and eight attempts within the first minute; doubling from a quarter of a second gives both.
 */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

export const DEFAULT_BACKOFF: Backoff = { firstMs: 250, longestMs: 60_000 };

/** @param failures attempts so far, at least one */
export function backoffDelay({ firstMs, longestMs }: Backoff, failures: number): number {
  return Math.min(firstMs * 2 ** (failures - 1), longestMs);
}
