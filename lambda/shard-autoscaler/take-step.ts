import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { fitThresholds } from './alarm-thresholds';
import type { Charge } from './charge';
import { type Decision, decide } from './decide';
import { readDemand } from './demand';
import { floorAt } from './floor-tag';
import type { Look, Peak } from './look';
import type { ScaledStream, StreamState } from './scaled-stream';

const MINUTE_MS = 60_000;
const DEMAND_MINUTES = 45;

/** What came of a look: why nothing was decided, or what was, and whether Kinesis took it. */
export type Outcome =
  | { readonly waitsFor: string }
  | {
      readonly openShards: number;
      readonly decision: Decision;
      /** When the shard count was changed, this step included. */
      readonly changes: readonly number[];
      /** Why Kinesis did not take the step. */
      readonly refusal?: string;
    };

/** Looks at the state of the world, and takes one step at most. Whatever fails or has to wait, the next look repeats. */
export async function takeStep(
  { now, peak }: Look,
  charge: Charge,
  stream: ScaledStream,
  cloudWatch: CloudWatchClient,
): Promise<Outcome> {
  const state = await stream.state();
  const floors = peak === undefined ? state.floors : await stream.keepFloor(state.floors, floorOf(peak, now), now);
  const waitsFor = whatToWaitFor(state, now);
  if (waitsFor !== undefined) return { waitsFor };

  const { openShards, createdAt, changes } = state;
  const needed = await readDemand(cloudWatch, nameOf(charge.streamArn), now, DEMAND_MINUTES);
  const decision = decide({ now, openShards, floor: floorAt(floors, now), needed, createdAt, changes }, charge);
  if (decision.target === openShards) {
    await fitThresholds(cloudWatch, charge, openShards);
    return { openShards, decision, changes };
  }
  const refusal = await stream.change(decision.target, changes, now);
  if (refusal !== undefined) return { openShards, decision, changes, refusal };
  await fitThresholds(cloudWatch, charge, decision.target);
  return { openShards, decision, changes: [...changes, now] };
}

function floorOf({ minShards, minutes }: Peak, now: number): { shards: number; until: number } {
  return { shards: minShards, until: now + minutes * MINUTE_MS };
}

function whatToWaitFor({ status, provisioned, changes }: StreamState, now: number): string | undefined {
  if (status !== 'ACTIVE') return `the stream, which is ${status}`;
  if (!provisioned) return 'provisioned capacity: the stream is on demand';
  if (changes.some((time) => time > now)) return 'the next look: a later one was faster';
  return undefined;
}

function nameOf(streamArn: string): string {
  return streamArn.slice(streamArn.indexOf('/') + 1);
}
