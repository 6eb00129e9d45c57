// The loss ledger: every kind of fault alone over 100,000 orders, and every pair of kinds over 2,000, through the default
// pipeline and through the same pipeline by aws-cdk-lib alone, in the sandbox, with real handlers, by a virtual clock.
//   --ids N    orders of each fault alone; of each pair, a fiftieth of them
//   --seed N   chooses the orders that are poisonous
//   --only RE  only faults whose names match, and pairs of them
//   --alone    no pairs
//   --write    puts the tables into docs/losses.md
// Exits with 1 when the default pipeline does not keep what it promises.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleCaseWorker } from './ledger/bundle-case-worker';
import { CasePool } from './ledger/case-pool';
import { caseOfKinds, FAULT_KINDS } from './ledger/cases';
import { writeLedger } from './ledger/report';
import type { CaseResult } from './ledger/run-case';
import type { Entry } from './ledger/tables';
import { synthesizeVariants, VARIANTS } from './ledger/variants';
import { problemsOf } from './ledger/verdict';

const PAIRS_SHARE = 1 / 50;

const root = path.resolve(__dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'bench-ledger-'));
const { values } = parseArgs({
  options: {
    ids: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    alone: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const orders = { alone: Number(values.ids), pair: Math.ceil(Number(values.ids) * PAIRS_SHARE) };

async function main(): Promise<void> {
  execFileSync(process.execPath, ['tools/bundle.mjs'], { cwd: root, stdio: 'ignore' });
  process.env.CDK_VALIDATION = 'false';
  const placeOf = await synthesizeVariants(folder);
  const worker = await bundleCaseWorker(root, folder);
  const pool = new CasePool(availableParallelism(), worker, path.join(root, 'node_modules'));
  const start = performance.now();

  async function entryOf(kinds: readonly number[], count: number): Promise<Entry> {
    const { name, hasWarehouse } = caseOfKinds(kinds);
    const runs = VARIANTS.map((variant) =>
      pool.run({ run: { ...placeOf(variant, hasWarehouse), orders: count, seed }, kinds }),
    );
    const [ours, plain] = (await Promise.all(runs)) as [CaseResult, CaseResult];
    tellProblems(name, problemsOf(ours, expectedAlarms(kinds)));
    return { name, ours, plain };
  }

  const places = [...FAULT_KINDS.keys()].filter((place) => new RegExp(values.only).test(caseOfKinds([place]).name));
  const single = [[], ...places.map((place) => [place])];
  const double = values.alone ? [] : pairsOf(places);
  const [alone, pairs] = await Promise.all([
    Promise.all(single.map((kinds) => entryOf(kinds, orders.alone))),
    Promise.all(double.map((kinds) => entryOf(kinds, orders.pair))),
  ]);
  pool.close();
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  console.log(`ledger: seed ${seed}, ${alone.length} cases alone and ${pairs.length} pairs in ${minutes} min`);
  if (values.write) writeLedger(path.join(root, 'docs/losses.md'), { alone, pairs, orders, seed });
}

/** Of a pair, the alarms are not told beforehand. */
function expectedAlarms(kinds: readonly number[]): readonly string[] | undefined {
  if (kinds.length > 1) return undefined;
  return kinds.flatMap((place) => FAULT_KINDS[place]?.alarms ?? []);
}

function pairsOf(places: readonly number[]): number[][] {
  return places.flatMap((one, i) => places.slice(i + 1).map((other) => [one, other]));
}

function tellProblems(name: string, problems: readonly string[]): void {
  console.log(
    `${problems.length === 0 ? 'kept  ' : 'BROKEN'}  ${name}${problems.map((problem) => `\n        ${problem}`).join('')}`,
  );
  if (problems.length > 0) process.exitCode = 1;
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
