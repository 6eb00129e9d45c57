import { invalidArgument, label } from './errors';
import {
  type HashKey,
  type HashKeyRange,
  predecessor,
  toBigInt,
  toDecimal,
  toHashKey,
  uniformRanges,
} from './hash-key';
import { carryOut, type ReshardStep } from './reshard-steps';
import type { Shard } from './shard';
import type { DataStream } from './stream';
import { requireActive } from './stream-status';

/** @param newStartingHashKey decimal, where the second child begins */
export function splitShard(stream: DataStream, shard: Shard, newStartingHashKey: string): void {
  requireActive(stream);
  requireOpen(stream, shard);
  requireInside(stream, shard, newStartingHashKey);
  carryOut(stream, [() => splitAt(stream, shard, toHashKey(newStartingHashKey))]);
}

export function mergeShards(stream: DataStream, shard: Shard, adjacent: Shard): void {
  requireActive(stream);
  requireOpen(stream, shard);
  requireOpen(stream, adjacent);
  requireAdjacent(stream, shard, adjacent);
  carryOut(stream, [() => merge(stream, [shard, adjacent])]);
}

/** Two children that share the range equally; a range that is too small stays whole. */
export function splitEvenly(stream: DataStream, shard: Shard): void {
  const [start, end] = [toBigInt(shard.description.range.start), toBigInt(shard.description.range.end)];
  const middle = start + (end - start + 1n) / 2n;
  if (middle > start + 1n && middle < end) splitAt(stream, shard, toHashKey(middle));
}

/** Splits and merges until the open shards have equal ranges. */
export function scaleUniformly(stream: DataStream, shardCount: number): void {
  carryOut(stream, uniformSteps(stream, shardCount));
}

/** In the order of the service: first every split, then every merge. */
function uniformSteps(stream: DataStream, shardCount: number): ReshardStep[] {
  const { shards } = stream;
  const current = new Set(shards.open.shards.map((shard) => shard.description.range.start));
  const wanted = new Set(uniformRanges(shardCount).map(({ start }) => start));
  const cuts = [...wanted].filter((start) => !current.has(start));
  const joins = [...current].filter((start) => !wanted.has(start));
  return [
    ...cuts.map((cut) => () => splitAt(stream, shards.open.owner(cut), cut)),
    ...joins.map((join) => () => merge(stream, [shards.open.owner(predecessor(join)), shards.open.owner(join)])),
  ];
}

function splitAt(stream: DataStream, shard: Shard, key: HashKey): void {
  const { start, end } = shard.description.range;
  stream.shards.succeed([shard], { start, end: predecessor(key) }, stream.now);
  stream.shards.succeed([shard], { start: key, end }, stream.now);
}

function merge(stream: DataStream, pair: readonly [Shard, Shard]): void {
  const ranges = pair.map((shard) => shard.description.range);
  const start = ranges.map((range) => range.start).sort()[0] as HashKey;
  const end = ranges.map((range) => range.end).sort()[1] as HashKey;
  stream.shards.succeed(pair, { start, end }, stream.now);
}

function requireOpen(stream: DataStream, shard: Shard): void {
  if (shard.isOpen) return;
  throw invalidArgument(
    `Shard ${shard.id} in stream ${label(stream)} has already been merged or split, and thus is not eligible for merging or splitting.`,
  );
}

function requireInside(stream: DataStream, shard: Shard, key: string): void {
  const { start, end } = shard.description.range;
  if (BigInt(key) > toBigInt(start) + 1n && BigInt(key) < toBigInt(end)) return;
  throw invalidArgument(
    `NewStartingHashKey ${key} used in SplitShard() on shard ${shard.id} in stream ${label(stream)} is not both greater than one plus the shard's StartingHashKey ${toDecimal(start)} and less than the shard's EndingHashKey ${toDecimal(end)}.`,
  );
}

function requireAdjacent(stream: DataStream, shard: Shard, adjacent: Shard): void {
  const [a, b] = [shard.description.range, adjacent.description.range];
  if (shard !== adjacent && (follows(a, b) || follows(b, a))) return;
  throw invalidArgument(
    `Shards ${shard.id} and ${adjacent.id} in stream ${label(stream)} are not an adjacent pair of shards eligible for merging.`,
  );
}

function follows(range: HashKeyRange, next: HashKeyRange): boolean {
  return toBigInt(range.end) + 1n === toBigInt(next.start);
}
