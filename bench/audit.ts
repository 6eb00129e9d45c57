// The audit of a template of 1,000 resources, the whole command, beside the AwsSolutions pack of cdk-nag over the same template, read with
// CfnInclude: CPU time of the whole process, interleaved, medians. Exits with 1 above the goal.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const RUNS = 5;
const GOAL_S = 2;

const root = path.resolve(__dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'bench-audit-'));

function main(): void {
  compile();
  const template = writeTemplate();
  const pairs = Array.from({ length: RUNS }, () => [
    cpuSeconds(path.join(root, 'toolkit/bin/kinesis-pipelines.js'), ['audit', template, '--format', 'sarif']),
    cpuSeconds(path.join(folder, 'cdk-nag.js'), [template]),
  ]);
  const [ours, theirs] = [0, 1].map((side) => median(pairs.map((pair) => pair[side] ?? Number.NaN))) as [
    number,
    number,
  ];
  console.log(
    `audit: ${resourcesIn(template)} resources in ${ours.toFixed(2)} s of CPU (goal ${GOAL_S}), the whole command, n = ${RUNS}`,
  );
  console.log(`       cdk-nag: ${theirs.toFixed(2)} s, ${(theirs / ours).toFixed(1)}x as much`);
  if (ours > GOAL_S) process.exitCode = 1;
}

/** What is measured is compiled before, as a package is. */
function compile(): void {
  run([path.join(root, 'tools/bundle.mjs')]);
  buildSync({
    entryPoints: [path.join(root, 'bench/audit/cdk-nag.ts')],
    outdir: folder,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
}

function writeTemplate(): string {
  run(['--import', 'tsx', path.join(root, 'bench/audit/pipelines.ts')]);
  return path.join(folder, 'cdk.out', 'Pipelines.template.json');
}

function resourcesIn(template: string): number {
  return Object.keys(JSON.parse(readFileSync(template, 'utf8')).Resources).length;
}

function cpuSeconds(script: string, args: readonly string[]): number {
  const microseconds = run(['--import', path.join(root, 'bench/sandbox/report-cpu.mjs'), script, ...args]);
  return Number(microseconds) / 1_000_000;
}

/** What the process writes to file descriptor 3. Findings, which exit with 1, are no failure. */
function run(args: readonly string[]): string {
  const env = {
    ...process.env,
    CDK_VALIDATION: 'false',
    CDK_OUTDIR: path.join(folder, 'cdk.out'),
    NODE_PATH: path.join(root, 'node_modules'),
  };
  const stdio = ['ignore', 'ignore', 'pipe', 'pipe'] as const;
  const { status, stderr, output } = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    stdio: [...stdio],
    encoding: 'utf8',
  });
  assert.ok(status === 0 || status === 1, stderr);
  return output[3] ?? '';
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true });
}
