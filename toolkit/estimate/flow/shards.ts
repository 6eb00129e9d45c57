import { type ModelResource, numberAt, propertyOf } from '../model/model-resource';
import type { Workload } from '../workload';
import { MONTH_SECONDS, type Traffic } from './traffic';

const SHARD_BYTES = 2 ** 20;
const SHARD_RECORDS = 1_000;
/** Shards that follow the traffic stand above what they carry, mostly by this. */
const AUTO_SCALED_HEADROOM = 1.5;
const ON_DEMAND_LEAST = 4;
/** On demand, a shard is split above half of what it takes. */
const ON_DEMAND_HEADROOM = 2;

export interface Shards {
  /** Open on average over the month. */
  readonly mean: number;
  /** Needed when most is put. */
  readonly neededAtPeak: number;
  readonly scaled: boolean;
}

export function isOnDemand(stream: ModelResource): boolean {
  const mode = propertyOf(stream, 'StreamModeDetails.StreamMode');
  return mode === 'ON_DEMAND' || (mode === undefined && propertyOf(stream, 'ShardCount') === undefined);
}

export function shardsOf(stream: ModelResource, traffic: Traffic, { peakToMean }: Workload): Shards {
  const load = Math.max(traffic.bytes / SHARD_BYTES, traffic.records / SHARD_RECORDS) / MONTH_SECONDS;
  const neededAtPeak = Math.max(1, Math.ceil(load * peakToMean));
  if (isOnDemand(stream)) {
    return { mean: Math.max(ON_DEMAND_LEAST, load * peakToMean * ON_DEMAND_HEADROOM), neededAtPeak, scaled: true };
  }
  const given = numberAt(stream, 'ShardCount');
  if (given !== undefined) return { mean: given, neededAtPeak, scaled: false };
  return { mean: Math.max(1, load * AUTO_SCALED_HEADROOM), neededAtPeak, scaled: true };
}
