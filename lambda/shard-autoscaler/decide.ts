import { canReach, changesLeft } from './change-budget';
import type { Settings } from './charge';
import { largerCounts, smallerCounts } from './shard-steps';
import { trend } from './trend';

const MINUTE_MS = 60_000;
/** A step ends a little below the target, so that the next minute does not call for another one. */
const AIM = 0.94;
const LEVEL_MINUTES = 2;
const TREND_MINUTES = 30;
/** How far a step looks ahead: further, and it costs too much; less far, and a morning takes too many steps. */
const SCALE_OUT_HORIZON_MINUTES = 60;
const SCALE_IN_HORIZON_MINUTES = 30;
const QUIET_MINUTES = 15;
/**
 * Changes for the rest of a day, beside those that lead to the maximum. Small steps follow the traffic closely, and
 * leave none for it to fall: who has fewer to spare takes larger steps.
 */
const CHANGES_TO_SPARE = 4;
/** Part of the maximum up to which a shard too many is cheaper than a change. */
const CHEAP_PART = 1 / 3;

/** What is known at the moment of a decision; times are milliseconds since 1970. */
export interface View {
  readonly now: number;
  readonly openShards: number;
  /** Shards that a known peak asks for; 0 when there is none. */
  readonly floor: number;
  /** Shards that would have taken the writes of each of the last minutes, oldest first. */
  readonly needed: readonly number[];
  readonly createdAt: number;
  /** When the shard count was changed. */
  readonly changes: readonly number[];
}

export type Reason =
  | 'traffic'
  | 'least shards'
  | 'quiet'
  | 'in use'
  | 'cooling down'
  | 'changes are saved'
  | 'changes are spent'
  | 'at the maximum';

export interface Decision {
  /** The shards that should be open: those that are, where nothing is to change. */
  readonly target: number;
  readonly reason: Reason;
  /** Shards which are wanted now, and which the maximum or the spent changes deny. */
  readonly missing: number;
}

/**
 * The next step to where the traffic wants the shards. Whatever it does, doubling with the changes that are left still
 * leads to the maximum.
 */
export function decide(view: View, settings: Settings): Decision {
  const { openShards, floor, needed } = view;
  const { minShards, maxShards, targetUtilization } = settings;
  const least = Math.min(maxShards, Math.max(minShards, floor));
  const level = mean(needed.slice(-LEVEL_MINUTES));
  const wanted = Math.max(least, shardsFor(level, targetUtilization));
  return wanted > openShards ? scaleOut(view, settings, level, least) : scaleIn(view, settings, least);
}

function scaleOut(view: View, settings: Settings, level: number, least: number): Decision {
  const { openShards, needed } = view;
  const { maxShards, targetUtilization } = settings;
  const byTraffic = shardsFor(level, targetUtilization);
  const wanted = Math.max(least, byTraffic);
  const left = changesLeft(view.changes, view.now);
  if (openShards >= maxShards) return stay(view, 'at the maximum', wanted);
  if (left === 0) return stay(view, 'changes are spent', wanted);
  const ahead = shardsFor(forecast(needed, level, SCALE_OUT_HORIZON_MINUTES), targetUtilization * AIM);
  const enough = byTraffic > openShards ? Math.max(least, ahead) : least;
  const steps = largerCounts(openShards).filter((count) => count >= enough && canReach(maxShards, count, left - 1));
  const cheap = steps.filter((count) => count <= maxShards * CHEAP_PART);
  const step = cheap.find((count) => canReach(maxShards, count, left - 1 - CHANGES_TO_SPARE)) ?? steps[0];
  const reason = byTraffic > openShards ? 'traffic' : 'least shards';
  return { target: Math.min(step ?? openShards * 2, maxShards), reason, missing: 0 };
}

function scaleIn(view: View, { maxShards, targetUtilization, cooldownMinutes }: Settings, least: number): Decision {
  const { now, openShards, needed, changes, createdAt } = view;
  const left = changesLeft(changes, now);
  if (now - Math.max(createdAt, ...changes) < cooldownMinutes * MINUTE_MS) return stay(view, 'cooling down');
  const high = forecast(needed, Math.max(0, ...needed.slice(-QUIET_MINUTES)), SCALE_IN_HORIZON_MINUTES);
  const steps = smallerCounts(openShards).map((count) => Math.max(count, least));
  const fitting = steps.filter((count) => count < openShards && count >= shardsFor(high, targetUtilization * AIM));
  if (fitting.length === 0) return stay(view, 'in use');
  const affordable = fitting.filter((count) => canReach(maxShards, count, left - changesFor(count, steps)));
  const target = affordable.at(-1);
  return target === undefined ? stay(view, 'changes are saved') : { target, reason: 'quiet', missing: 0 };
}

/** What a scale-in takes from the changes that are left: one that could go further comes with more. */
function changesFor(count: number, steps: readonly number[]): number {
  return count === steps.at(-1) ? 1 : 1 + CHANGES_TO_SPARE;
}

function stay({ openShards }: View, reason: Reason, wanted = openShards): Decision {
  return { target: openShards, reason, missing: wanted - openShards };
}

/** Where growth leads in so many minutes; a fall is believed when it has happened. */
function forecast(needed: readonly number[], level: number, minutes: number): number {
  return level + Math.max(0, trend(needed.slice(-TREND_MINUTES))) * minutes;
}

function shardsFor(needed: number, utilization: number): number {
  return Math.ceil(needed / utilization);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
