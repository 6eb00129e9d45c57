import { createHash } from 'node:crypto';

/** Which of a shard's lanes a partition key belongs to: always the same, so that its records stay in order. */
export function laneByHash(partitionKey: string, lanes: number): number {
  return lanes === 1 ? 0 : createHash('md5').update(partitionKey).digest().readUInt32BE(0) % lanes;
}
