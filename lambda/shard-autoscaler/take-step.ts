import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { fitThresholds } from './alarm-thresholds';
import { changesLeft } from './change-budget';
import type { Charge } from './charge';
import { type Decision, decide } from './decide';
import { readDemand } from './demand';
import type { ScaledStream, StreamState } from './scaled-stream';

const DEMAND_MINUTES = 35;

/** What a look works with. */
export interface Parts {
  readonly charge: Charge;
  readonly stream: ScaledStream;
  readonly cloudWatch: CloudWatchClient;
}

/** What came of a look. */
export type Outcome = Waiting | Step;

export interface Waiting {
  readonly waitsFor: string;
}

export interface Step {
  readonly openShards: number;
  readonly decision: Decision;
  readonly changesLeft: number;
  /** Why Kinesis did not take the step. */
  readonly refusal?: string;
}

/** Looks at the state of the world, and takes one step at most. Whatever fails or has to wait, the next look repeats. */
export async function takeStep(now: number, parts: Parts): Promise<Outcome> {
  const { charge, stream, cloudWatch } = parts;
  const state = await stream.state();
  const waitsFor = whatToWaitFor(state, now);
  if (waitsFor !== undefined) return { waitsFor };

  const { openShards, createdAt, changes } = state;
  const needed = await readDemand(cloudWatch, charge.streamName, now, DEMAND_MINUTES);
  const floor = Math.max(0, ...charge.peaks.map((peak) => peak.floorAt(now)));
  const decision = decide({ now, openShards, floor, needed, createdAt, changes }, charge);
  return carryOut(decision, state, now, parts);
}

async function carryOut(
  decision: Decision,
  { openShards, changes }: StreamState,
  now: number,
  { charge, stream, cloudWatch }: Parts,
): Promise<Outcome> {
  const left = changesLeft(changes, now);
  if (decision.target === openShards) {
    await fitThresholds(cloudWatch, charge, openShards);
    return { openShards, decision, changesLeft: left };
  }
  const { made, refusal } = await stream.change(decision.target, changes, now);
  if (refusal !== undefined) return { openShards, decision, changesLeft: left, refusal };
  if (!made) return { waitsFor: 'the next look: another one was faster' };
  await fitThresholds(cloudWatch, charge, decision.target);
  return { openShards, decision, changesLeft: left - 1 };
}

function whatToWaitFor({ status, provisioned, changes }: StreamState, now: number): string | undefined {
  if (status !== 'ACTIVE') return `the stream, which is ${status}`;
  if (!provisioned) return 'provisioned capacity: the stream is on demand';
  if (changes.some((time) => time > now)) return 'the next look: a later one was faster';
  return undefined;
}
