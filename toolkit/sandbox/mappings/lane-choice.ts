import { createHash } from 'node:crypto';

/** Which of a shard's lanes a partition key belongs to: always the same, so that its records stay in order. */
export function laneOf(partitionKey: string, lanes: number): number {
  if (lanes === 1) return 0;
  return createHash('md5').update(partitionKey).digest().readUInt32BE(0) % lanes;
}
