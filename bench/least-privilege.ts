// Least privilege: runs the log analytics app in the sandbox once for each action of each of its roles, without that action,
// and tells what then fails.
//   --role RE      only roles whose paths match
//   --action RE    only actions that match
//   --minutes N    stop after so many minutes
// Exits with 1 when the loss of an action shows nowhere, unless it is kept for a reason.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { synthesizeApp } from '../test/end-to-end/log-analytics-app';
import { assemblyWithout } from './least-privilege/assembly-without';
import { KEPT_ACTIONS } from './least-privilege/kept-actions';
import { type RoleAction, roleActions } from './least-privilege/role-actions';
import { FAULTS, type Outcome, outcomeOf, runPipeline } from './least-privilege/run-pipeline';

const { values } = parseArgs({
  options: {
    role: { type: 'string', default: '' },
    action: { type: 'string', default: '' },
    minutes: { type: 'string', default: '60' },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'bench-least-privilege-'));

async function main(): Promise<void> {
  const end = Date.now() + Number(values.minutes) * 60_000;
  const assembly = synthesizeApp(folder);
  const { actions, outcome: whole } = await observe(assembly);
  const chosen = actions.filter(
    ({ role, action }) => new RegExp(values.role).test(role) && new RegExp(values.action).test(action),
  );
  let missed = 0;
  for (const [i, removed] of chosen.entries()) {
    if (Date.now() > end) return console.log(`${chosen.length - i} actions left out: the time is over`);
    const { outcome, denied } = await observe(assemblyWithout(assembly, path.join(folder, `${i}`), [removed]));
    rmSync(path.join(folder, `${i}`), { recursive: true });
    const text = verdictOn(removed, denied.includes(removed.action), shortfalls(whole, outcome));
    if (text === undefined) missed++;
    console.log(`${removed.role} ${removed.action}: ${text ?? 'NOT MISSED, and not kept for a reason'}`);
  }
  process.exitCode = missed === 0 ? 0 : 1;
}

async function observe(assembly: string) {
  const sandbox = await runPipeline(assembly, FAULTS);
  try {
    const denied = sandbox.iamReport().denials.map(({ action }) => action);
    return { actions: roleActions(sandbox), outcome: await outcomeOf(sandbox), denied };
  } finally {
    await sandbox.close();
  }
}

function verdictOn(removed: RoleAction, isDenied: boolean, lost: string): string | undefined {
  if (isDenied) return `denied; ${lost || 'all else arrives'}`;
  const reason = KEPT_ACTIONS.find(({ role, action }) => role === removed.role && action === removed.action)?.reason;
  return reason === undefined ? undefined : `kept: ${reason}`;
}

function shortfalls(whole: Outcome, outcome: Outcome): string {
  return Object.entries(whole)
    .map(([name, count]) => ({ name, count, left: outcome[name as keyof Outcome] }))
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
