// Least privilege: runs apps in the sandbox once for each action of each of their roles, without that action, and tells what then
// fails.
//   --app RE       only apps whose files match; default the log analytics app and the private warehouse
//   --role RE      only roles whose paths match
//   --action RE    only actions that match
//   --minutes N    stop after so many minutes
// Exits with 1 when the loss of an action shows nowhere, unless it is kept for a reason.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { synthesizeApps } from '../test/synthesize-app';
import type { Outcome } from './least-privilege/app-run';
import { APP_RUNS, startApp } from './least-privilege/app-runs';
import { assemblyWithout, type RoleAction } from './least-privilege/assembly-without';
import { keptGrant } from './least-privilege/kept-grants';
import { type RoleGrant, roleGrants } from './least-privilege/role-grants';

const { values } = parseArgs({
  options: {
    app: { type: 'string', default: '^bin/log-analytics|private-warehouse' },
    role: { type: 'string', default: '' },
    action: { type: 'string', default: '' },
    minutes: { type: 'string', default: '60' },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'bench-least-privilege-'));
const end = Date.now() + Number(values.minutes) * 60_000;

async function main(): Promise<void> {
  const apps = Object.keys(APP_RUNS).filter((app) => new RegExp(values.app).test(app));
  const assemblies = synthesizeApps(apps, { CDK_VALIDATION: 'false' });
  let missed = 0;
  for (const app of apps) missed += await removeEach(app, path.join(assemblies, app));
  rmSync(assemblies, { recursive: true });
  process.exitCode = missed === 0 ? 0 : 1;
}

/** @returns how many actions nothing missed */
async function removeEach(app: string, assembly: string): Promise<number> {
  const whole = await observe(app, assembly);
  if (whole.failure !== undefined) throw whole.failure;
  const chosen = actionsOf(whole.grants).filter(
    ({ role, action }) => new RegExp(values.role).test(role) && new RegExp(values.action).test(action),
  );
  let missed = 0;
  for (const [i, removed] of chosen.entries()) {
    if (Date.now() > end) {
      console.log(`${app}: ${chosen.length - i} actions left out: the time is over`);
      break;
    }
    const reduced = assemblyWithout(assembly, path.join(folder, 'cdk.out'), [removed]);
    const { outcome, denied } = await observe(app, reduced);
    rmSync(reduced, { recursive: true });
    const text = verdictOn(removed, denied.includes(removed.action), shortfalls(whole.outcome, outcome), whole.grants);
    if (text === undefined) missed++;
    console.log(`${removed.role} ${removed.action}: ${text ?? 'NOT MISSED, and not kept for a reason'}`);
  }
  return missed;
}

interface Observed {
  readonly grants: readonly RoleGrant[];
  readonly outcome: Outcome;
  readonly denied: readonly string[];
  /** What ended the run early. */
  readonly failure?: unknown;
}

/** A run that ends early comes to nothing. */
async function observe(app: string, assembly: string): Promise<Observed> {
  const sandbox = await startApp(app, assembly);
  try {
    const run = (await APP_RUNS[app]?.(sandbox).then(
      (outcome) => ({ outcome }),
      (failure: unknown) => ({ outcome: {}, failure }),
    )) ?? { outcome: {} };
    const denied = sandbox.iamReport().denials.map(({ action }) => action);
    return { ...run, grants: roleGrants(sandbox), denied };
  } finally {
    await sandbox.close();
  }
}

function actionsOf(grants: readonly RoleGrant[]): RoleAction[] {
  return [...new Map(grants.map((grant) => [`${grant.role} ${grant.action}`, grant])).values()];
}

function verdictOn(
  { role, action }: RoleAction,
  isDenied: boolean,
  lost: string,
  grants: readonly RoleGrant[],
): string | undefined {
  if (isDenied) return `denied; ${lost || 'all else arrives'}`;
  const reasons = grants.filter((grant) => grant.role === role && grant.action === action).map(keptGrant);
  return reasons.includes(undefined) ? undefined : `kept: ${reasons[0]?.reason}`;
}

function shortfalls(whole: Outcome, outcome: Outcome): string {
  return Object.entries(whole)
    .map(([name, count]) => ({ name, count, left: outcome[name] ?? 0 }))
    .filter(({ count, left }) => left < count)
    .map(({ name, count, left }) => `${name} ${left} of ${count}`)
    .join(', ');
}

main()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
