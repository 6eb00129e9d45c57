import type { Construct } from 'constructs';
import { timesAsMuch, warnOfCost } from '../private/cost-warning';
import type { StreamWorkload } from './stream-workload';

/** Shards that follow the traffic stand above what they carry, mostly by this. */
const AUTO_SCALED_HEADROOM = 1.5;
/** From this factor on, shards for the peak stand idle more than they work. */
const IDLE_FACTOR = 2;

/** Throughput which On-demand Advantage is billed for at least, per second. */
const COMMITTED_MEBIBYTES = 25;
/** A month of it at 0.032 USD a GB put and 0.016 a GB read, and of an on-demand stream without traffic. */
const COMMITTED_USD = 3_080;
const IDLE_STREAM_USD = 29.2;

/** Warns of shards that all stand ready for a peak which seldom comes. */
export function warnOfFixedPeak(scope: Construct, { peakFactor = 1 }: StreamWorkload, shardCount: number): void {
  const factor = peakFactor / AUTO_SCALED_HEADROOM;
  if (shardCount === 1 || factor <= IDLE_FACTOR) return;
  warnOfCost(
    scope,
    'fixedPeak',
    `${shardCount} shards for a peak of ${peakFactor} times the average cost about ${timesAsMuch(factor)} what shards that follow the traffic do: StreamCapacity.autoScaled has them`,
  );
}

/** Warns of a commitment far above the traffic; whoever warms a stream up to it has as much. */
export function warnOfCommitment(scope: Construct, warmMebibytes = 0): void {
  if (warmMebibytes >= COMMITTED_MEBIBYTES) return;
  warnOfCost(
    scope,
    'advantageCommitment',
    `On-demand Advantage is billed for ${COMMITTED_MEBIBYTES} MiB per second put and read, over all streams of the account, at least: near ${COMMITTED_USD.toLocaleString('en-US')} USD a month, ${timesAsMuch(COMMITTED_USD / IDLE_STREAM_USD)} what an on-demand stream costs before its traffic`,
  );
}
