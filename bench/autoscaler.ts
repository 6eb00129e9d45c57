// The shard autoscaler over days of virtual time, in the sandbox: its template, its function, its alarms, its schedule. The
// producers are numbers only (Sandbox.load). Prints what was refused, changed and paid for, beside a stream sized for the
// peak, and beside an on-demand stream for a sudden spike. Exits with 1 when a goal is missed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LoadRate, Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { daily, NOISE, PEAK_MIB_PER_SECOND, SPIKE, spiked } from './autoscaler/load-shape';

const GOAL_REFUSED = 0.001;
const GOAL_COST = 0.6;
const CHANGES_A_DAY = 10;
/** A fixed stream is sized so that its highest minute fills the shards to this part, as the autoscaler aims for. */
const UTILIZATION = 0.75;

/** Nobody documents how long Kinesis takes for a split or a merge. */
const RESHARDING_MS = 5_000;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const START = Date.UTC(2026, 2, 2);

const root = path.resolve(__dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'bench-autoscaler-'));

interface Day {
  /** Part of the records that was refused. */
  readonly refused: number;
  /** Minutes in which anything was refused. */
  readonly refusedMinutes: number;
  readonly shardHours: number;
  readonly changes: number;
  readonly mostShards: number;
}

/** The second day: the first fills the budget of changes, as it is on a stream that has run for long. */
async function secondDay(assembly: string, stack: string, rate: (time: number) => LoadRate): Promise<Day> {
  const clock = new VirtualClock(START);
  const streams = { reshardingMs: RESHARDING_MS };
  const sandbox = await Sandbox.start({ assembly, stacks: [stack], clock, streams });
  try {
    return await measure(sandbox, rate);
  } finally {
    await sandbox.close();
  }
}

async function measure(sandbox: Sandbox, rate: (time: number) => LoadRate): Promise<Day> {
  const stream = sandbox.deployment.resources.find(({ type }) => type === 'AWS::Kinesis::Stream')?.ref ?? '';
  const load = sandbox.load(stream, rate);
  const shards = () => sandbox.rooms.streams.openShardCount();
  await sandbox.clock.advance(DAY_MINUTES * MINUTE_MS);
  const [accepted, refused] = [load.accepted.records, load.refused.records];
  const day = { refusedMinutes: 0, shardHours: 0, changes: 0, mostShards: 0 };
  let isChanging = false;
  for (let minute = 0; minute < DAY_MINUTES; minute++) {
    const [shardsBefore, refusedBefore] = [shards(), load.refused.records];
    await sandbox.clock.advance(MINUTE_MS);
    const wasChanging = isChanging;
    isChanging = shards() !== shardsBefore;
    if (isChanging && !wasChanging) day.changes++;
    if (load.refused.records > refusedBefore) day.refusedMinutes++;
    day.shardHours += shards() / 60;
    day.mostShards = Math.max(day.mostShards, shards());
  }
  const lost = load.refused.records - refused;
  const all = load.accepted.records - accepted + lost;
  return { ...day, refused: lost / all };
}

async function main(): Promise<void> {
  execFileSync(process.execPath, ['tools/bundle.mjs'], { cwd: root, stdio: 'ignore' });
  const assembly = path.join(folder, 'cdk.out');
  execFileSync(process.execPath, ['--import', 'tsx', 'bench/autoscaler/streams-app.ts'], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: assembly, CDK_VALIDATION: 'false' },
  });
  const fixed = Math.ceil((PEAK_MIB_PER_SECOND * (1 + NOISE)) / UTILIZATION) * 24;
  const ordinary = await secondDay(assembly, 'AutoScaled', daily);
  const spike = await secondDay(assembly, 'AutoScaledFar', spiked);
  const onDemand = await secondDay(assembly, 'OnDemand', spiked);

  const cost = ordinary.shardHours / fixed;
  console.log(
    `a day, peak 8x the night: ${percent(ordinary.refused)} refused (goal under ${percent(GOAL_REFUSED)}), ` +
      `${cost.toFixed(2)}x the shard hours of ${fixed / 24} shards for the peak (goal ${GOAL_COST}x)`,
  );
  console.log(`  ${told(ordinary)} (Kinesis admits ${CHANGES_A_DAY})`);
  console.log(`the same with ${SPIKE.factor}x for ${SPIKE.minutes} minutes: ${percent(spike.refused)} refused`);
  console.log(`  ${told(spike)}`);
  console.log(`on demand, the same spike: ${percent(onDemand.refused)} refused`);
  console.log(
    `  ${told(onDemand)}; documented: up to twice the peak of 30 days at once, more may be throttled for 15 min`,
  );
  const isMissed = ordinary.refused >= GOAL_REFUSED || cost > GOAL_COST;
  if (isMissed || Math.max(ordinary.changes, spike.changes) > CHANGES_A_DAY) process.exitCode = 1;
}

function told({ refusedMinutes, changes, mostShards, shardHours }: Day): string {
  return `refused in ${refusedMinutes} min, ${changes} changes, ${shardHours.toFixed(0)} shard hours, up to ${mostShards} shards`;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(3)} %`;
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
