// Synthesis of the pipeline against the same resources written with aws-cdk-lib alone: CPU time of the whole process, validation off,
// interleaved, median and range of the pairs. Exits with 1 if the resources differ or the goal is missed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const RUNS = 9;
const GOAL = 1.15;

const root = path.resolve(__dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'bench-synth-'));

function main(): void {
  compile();
  assert.deepEqual(resourcesOf('ours'), resourcesOf('plain'), 'the resources differ');
  const ratios = Array.from({ length: RUNS }, () => synthesize('ours') / synthesize('plain')).sort((a, b) => a - b);
  const [lowest, median, highest] = [ratios[0], ratios[RUNS >> 1], ratios[RUNS - 1]] as [number, number, number];
  console.log(
    `synth: ${median.toFixed(2)}x the CPU of plain aws-cdk-lib (${lowest.toFixed(2)} to ${highest.toFixed(2)}, n = ${RUNS}, goal ${GOAL})`,
  );
  if (median > GOAL) process.exitCode = 1;
}

/** One file for each, as a package has them: what loads slowly must show. */
function compile(): void {
  buildSync({
    absWorkingDir: root,
    entryPoints: ['lib/**/*.ts', 'bench/synth/*.ts'],
    outdir: folder,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  symlinkSync(path.join(root, 'assets'), path.join(folder, 'assets'));
}

/** The CPU time in ms. */
function synthesize(app: string): number {
  const command = [path.join(root, 'bench/synth/measure.cjs'), path.join(folder, 'bench/synth', `${app}.js`)];
  const env = {
    ...process.env,
    CDK_VALIDATION: 'false',
    CDK_OUTDIR: path.join(folder, `cdk.out-${app}`),
    NODE_PATH: path.join(root, 'node_modules'),
  };
  return JSON.parse(execFileSync(process.execPath, command, { env, encoding: 'utf8' })).cpuMs;
}

/** How many resources of each type an app makes. */
function resourcesOf(app: string): Record<string, number> {
  synthesize(app);
  const file = path.join(folder, `cdk.out-${app}`, 'LogAnalytics.template.json');
  const resources: { readonly Type: string }[] = Object.values(JSON.parse(readFileSync(file, 'utf8')).Resources);
  const counts: Record<string, number> = {};
  for (const { Type } of resources) counts[Type] = (counts[Type] ?? 0) + 1;
  return counts;
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true });
}
